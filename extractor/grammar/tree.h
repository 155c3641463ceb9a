#ifndef VACANCY_GRAMMAR_TREE_H
#define VACANCY_GRAMMAR_TREE_H

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/file.h"

namespace vacancy {

struct Entry;

/// A value of a TOML file and the byte it begins at. Tables keep the order of the
/// file. toml++ is known to tree.cpp alone.
struct Node {
    enum class Kind : std::uint8_t { string, integer, number, boolean, other, array, table };

    Kind kind = Kind::table;
    std::uint32_t begin = 0;
    std::string text;            ///< string
    std::int64_t integer = 0;    ///< integer
    double number = 0;           ///< number
    bool boolean = false;        ///< boolean
    std::vector<Node> items;     ///< array
    std::vector<Entry> entries;  ///< table

    const Node* find(std::string_view key) const;
    bool is(Kind wanted) const { return kind == wanted; }
};

struct Entry {
    std::string key;
    std::uint32_t begin = 0;  ///< of the key
    Node value;
};

/// The tree of a file; false and a T001 fault where it is no TOML.
bool read_tree(const GrammarFile& file, Node& root, Faults& faults);

/// The bytes a value stands in, quotes of a string left out; one line of a table.
Span extent_of(const GrammarFile& file, const Node& node);

/// The bytes of a key.
Span extent_of(const GrammarFile& file, const Entry& entry);

/// True where the value is a string in '…' or '''…''': its bytes are the file's.
bool is_literal_string(const GrammarFile& file, const Node& node);

std::string_view name_of(Node::Kind kind);

}  // namespace vacancy

#endif
