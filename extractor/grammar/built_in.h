#ifndef VACANCY_GRAMMAR_BUILT_IN_H
#define VACANCY_GRAMMAR_BUILT_IN_H

#include <span>
#include <string_view>
#include <utility>

namespace vacancy {

/// The files of grammars/, (name, text), in byte order of their names. All of this is made by the build.
std::span<const std::pair<std::string_view, std::string_view>> built_in_grammars();

/// Their trees in the same order, packed (grammar/packed_tree.h).
std::span<const std::pair<std::string_view, std::string_view>> built_in_trees();

/// What their patterns compile to (grammar/packed_patterns.h).
std::string_view built_in_patterns();

}  // namespace vacancy

#endif
