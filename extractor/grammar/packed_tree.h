#ifndef VACANCY_GRAMMAR_PACKED_TREE_H
#define VACANCY_GRAMMAR_PACKED_TREE_H

#include <optional>
#include <string>
#include <string_view>

#include "grammar/tree.h"

namespace vacancy {

/// A tree as bytes, beside the file it was read from: words that stand in the file as they
/// are, are kept as places in it. The built-in grammars are packed when the project is
/// built, for reading TOML takes ten times as long.
///
///     const std::string packed = pack_tree(file, root);      // the build
///     const auto root = unpack_tree(file, packed);           // each start
///
/// Each value is its kind, how far it begins from the last one, and what it holds; numbers
/// take seven bits a byte, the least first.
std::string pack_tree(const GrammarFile& file, const Node& root);

/// Nothing where `packed` is no tree of this file.
std::optional<Node> unpack_tree(const GrammarFile& file, std::string_view packed);

}  // namespace vacancy

#endif
