#ifndef VACANCY_DOCUMENT_DATA_TREE_H
#define VACANCY_DOCUMENT_DATA_TREE_H

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace vacancy {

/// The structured data of a page, whatever notation it came in: objects, lists and values, each under the
/// name that the one around it gives it.
///
///     tree.open(DataTree::Kind::object, "hiringOrganization");
///     tree.add("name", "Skerry Lights Agency", place);
///     tree.close();
///
/// Nodes stand in the order in which they were opened, an object before what is in it. The first is a list of
/// all that stands on the page.
class DataTree {
public:
    enum class Kind : std::uint8_t { object, list, value };

    struct Node {
        Kind kind = Kind::value;
        std::uint32_t parent = 0;
        std::uint32_t end = 0;  ///< the node behind the last that is in it
        std::string name;       ///< in an object; "schema:" and the like taken off
        std::string words;      ///< of a value, escapes undone
        Span place;             ///< of a value, in the page
    };

    DataTree();

    void open(Kind kind, std::string_view name);
    void add(std::string_view name, std::string words, Span place);
    void close();

    /// Closes all that is open: to be called once, before anything is asked.
    void finish();

    /// Gives a value that was added with no words its words.
    void fill(std::uint32_t value, std::string_view words, Span place);

    /// Undoes all that was opened or added since there were `size` nodes.
    void cut(std::uint32_t size);

    std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }
    std::size_t depth() const { return open_.size(); }
    std::size_t bytes() const { return bytes_; }  ///< of names and words
    const Node& node(std::uint32_t index) const { return nodes_[index]; }

    /// The value called `name` directly in the object: of a list of them the first. Null where there is none.
    const Node* value(std::uint32_t object, std::string_view name) const;

    /// Calls `each` with the nodes directly in it.
    template <class Each>
    void each_in(std::uint32_t parent, Each each) const {
        for (std::uint32_t i = parent + 1; i < nodes_[parent].end; i = nodes_[i].end) each(i);
    }

private:
    std::uint32_t append(Kind kind, std::string_view name);

    std::vector<Node> nodes_;
    std::vector<std::uint32_t> open_;
    std::size_t bytes_ = 0;
};

}  // namespace vacancy

#endif
