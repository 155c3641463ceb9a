#include "base/span.h"

namespace vacancy {

namespace {

bool continues(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u;
}

/// True where a line ends with the byte at `i`: LF, or a CR that no LF follows.
bool ends_line(std::string_view text, std::size_t i) {
    if (text[i] == '\n') return true;
    return text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
}

}  // namespace

Position position_of(std::string_view text, std::size_t at) {
    if (at > text.size()) at = text.size();
    Position place{1, 1};
    for (std::size_t i = 0; i < at; ++i) {
        if (ends_line(text, i)) {
            ++place.line;
            place.column = 1;
        } else if (!continues(text[i])) {
            ++place.column;
        }
    }
    return place;
}

}  // namespace vacancy
