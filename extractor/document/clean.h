#ifndef VACANCY_DOCUMENT_CLEAN_H
#define VACANCY_DOCUMENT_CLEAN_H

#include <cstdint>
#include <string_view>

namespace vacancy {

/// What a character of decoded text becomes in canonical text.
enum class Fate : std::uint8_t {
    keep,     ///< stays as it is
    blank,    ///< folds into ' '
    drop,     ///< invisible: soft hyphen, zero-width space, direction mark
    replace,  ///< C1 control character: the Windows-1252 character it stood for
};

struct Fated {
    Fate fate = Fate::keep;
    std::uint8_t size = 1;     ///< bytes of the character
    char32_t replacement = 0;  ///< for Fate::replace
};

/// The fate of the character at `at` of valid UTF-8.
Fated fate_at(std::string_view text, std::size_t at);

/// End of the stretch from `at` on that goes into canonical text as it is: kept
/// characters with single ' ' between them. Equals `at` where there is none.
std::size_t clean_until(std::string_view text, std::size_t at);

/// `text` without blanks and invisible characters at its ends, as offsets.
struct Trimmed {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool empty() const { return begin == end; }
};
Trimmed trim(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace vacancy

#endif
