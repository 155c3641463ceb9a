#ifndef VACANCY_SEGMENT_WORDS_H
#define VACANCY_SEGMENT_WORDS_H

#include <span>
#include <string_view>
#include <utility>

namespace vacancy {

/// True for a word of British English in small letters, without apostrophes: one of the list
/// that cmake/words.cmake compiles in (SCOWL's, as Debian's wbritish has it).
bool is_english_word(std::string_view word);

/// The list, one word a line in byte order, with a line end before the first; written by CMake.
std::span<const std::pair<std::string_view, std::string_view>> word_lists();

}  // namespace vacancy

#endif
