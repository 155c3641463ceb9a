#ifndef VACANCY_GRAMMAR_BUILT_IN_H
#define VACANCY_GRAMMAR_BUILT_IN_H

#include <span>
#include <string_view>
#include <utility>

namespace vacancy {

/// The files of grammars/, (name, text), in byte order of their names. All of this is made by the build.
std::span<const std::pair<std::string_view, std::string_view>> built_in_grammars();

/// The same packed (grammar/packed_grammars.h), and what their patterns compile to
/// (grammar/packed_patterns.h).
std::string_view built_in_rules();
std::string_view built_in_patterns();

}  // namespace vacancy

#endif
