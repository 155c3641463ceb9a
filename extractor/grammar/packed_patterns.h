#ifndef VACANCY_GRAMMAR_PACKED_PATTERNS_H
#define VACANCY_GRAMMAR_PACKED_PATTERNS_H

#include <string>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"

namespace vacancy {

/// What PCRE2 makes of the patterns of all rules, in bytes, so that a program that holds grammars can hold
/// this beside each: compiling the patterns that one small advert needs takes longer than all else.
std::string pack_patterns(const Grammars& grammars);

/// Gives the patterns of the same grammars what pack_patterns() made; false, and nothing is done, where that
/// was of another PCRE2 or of other grammars, or is not whole. `packed` stays where it is, at a multiple of
/// packed_alignment.
bool take_packed_patterns(std::vector<Grammar>& grammars, std::string_view packed);

inline constexpr std::size_t packed_alignment = 8;

}  // namespace vacancy

#endif
