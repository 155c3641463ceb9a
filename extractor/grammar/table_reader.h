#ifndef VACANCY_GRAMMAR_TABLE_READER_H
#define VACANCY_GRAMMAR_TABLE_READER_H

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/tree.h"

namespace vacancy {

/// Reads the keys of one table. A value of the wrong type is a fault (G004), and so is,
/// at refuse_others(), a key that was not asked for (G003).
class TableReader {
public:
    TableReader(const GrammarFile& file, const Node& table, Faults& faults)
        : file_(file), table_(table), faults_(faults) {}

    /// The value; null where there is none or it has another type.
    const Node* get(std::string_view key, Node::Kind kind);

    /// The value, whatever its type.
    const Node* any(std::string_view key);

    std::string text(std::string_view key);
    std::optional<std::int64_t> integer(std::string_view key);
    bool flag(std::string_view key);

    /// The strings of a list, or one string alone; a fault where it is neither.
    std::vector<const Node*> strings(std::string_view key, bool one_alone = false);

    /// The same of a value at hand.
    std::vector<const Node*> strings(std::string_view key, const Node& node, bool one_alone = false);

    void refuse_others();

    const GrammarFile& file() const { return file_; }
    const Node& table() const { return table_; }
    Faults& faults() { return faults_; }
    Place place(const Node& node) const { return {&file_, extent_of(file_, node)}; }
    Place key_place(std::string_view key) const;

private:
    void wrong_type(std::string_view key, const Node& node, std::string_view wanted);

    const GrammarFile& file_;
    const Node& table_;
    Faults& faults_;
    std::vector<std::string_view> known_;
};

}  // namespace vacancy

#endif
