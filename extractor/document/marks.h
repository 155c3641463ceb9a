#ifndef VACANCY_DOCUMENT_MARKS_H
#define VACANCY_DOCUMENT_MARKS_H

#include <cstdint>
#include <string_view>

namespace vacancy {

/// A list mark typed at the beginning of a line: '- ', '• ', '1) ', '(a) '.
struct Bullet {
    std::size_t size = 0;  ///< of the mark, without the blanks after it; 0 for none
    char32_t glyph = 0;    ///< the glyph; '1' or 'a' for numbers and letters
    bool sure = false;     ///< a glyph that is nothing but a bullet, blank after it or not
};

/// The list mark that `line`, with no blank at its beginning, begins with.
/// A mark that stands alone on its line counts too.
Bullet bullet_of(std::string_view line);

/// A line of nothing but three or more rule characters: '---', '_ _ _', '====='.
/// Gives that character, or 0.
char rule_of(std::string_view line);

/// Number of '#' in front of a Markdown heading, 1 to 6, or 0.
unsigned heading_marks(std::string_view line);

}  // namespace vacancy

#endif
