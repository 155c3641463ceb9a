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

/// Gives the patterns of the same grammars what pack_patterns() made. Bytes of another PCRE2 or of other
/// grammars are left alone, so that patterns are compiled. `packed` stays where it is, at a multiple of
/// packed_alignment.
void take_packed_patterns(std::vector<Grammar>& grammars, std::string_view packed);

inline constexpr std::size_t packed_alignment = 8;

}  // namespace vacancy

#endif
