#ifndef VACANCY_DOCUMENT_MICRODATA_H
#define VACANCY_DOCUMENT_MICRODATA_H

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "document/data_tree.h"
#include "document/document.h"
#include "document/html_tags.h"

namespace vacancy {

/// Microdata of a page, put into a tree as its elements open and close.
///
///     if (is_microdata(attributes)) microdata.open(attributes, tag, depth, text.size());
///     ... the element's content ...
///     microdata.close(depth, document);
class Microdata {
public:
    Microdata(std::string_view page, const Limits& limits, DataTree& tree)
        : page_(page), limits_(limits), tree_(tree) {}

    /// An element of that depth opens. `tag` is where its tag stands in the page, `text` how much canonical
    /// text stands before it.
    void open(const Attributes& attributes, Span tag, std::size_t depth, std::uint32_t text);

    /// The element of that depth ends; its words are the last of the document's text.
    void close(std::size_t depth, const Document& document);

    /// True where a limit was hit: what came after it was left out.
    bool full() const { return full_; }

private:
    /// An element that is open: of an item, or of a value whose words are the element's.
    struct Open {
        std::size_t depth;
        bool item;
        std::uint32_t value;  ///< its node
        std::uint32_t text;
    };

    void add_value(const Attributes& attributes, Span tag, std::size_t depth, std::uint32_t text);
    Span place_of(std::string_view value, Span tag) const;

    std::string_view page_;
    const Limits& limits_;
    DataTree& tree_;
    std::vector<Open> open_;
    std::size_t items_ = 0;  ///< that are open
    bool full_ = false;
};

inline bool is_microdata(const Attributes& attributes) {
    return attributes.itemscope || !attributes.itemprop.empty();
}

}  // namespace vacancy

#endif
