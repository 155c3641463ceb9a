#ifndef VACANCY_DOCUMENT_LINES_H
#define VACANCY_DOCUMENT_LINES_H

#include <cstdint>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace vacancy {

/// A line of plain text that holds anything, without the blanks at its ends.
struct Line {
    /// Characters in the line that plain reading looks closer at.
    enum Mark : std::uint8_t {
        star = 1,
        bracket = 2,
        angle = 4,
        pipe = 8,
        tab = 16,
        backslash = 32,
        hash = 64,
        side = 128  ///< a heading beside its text; set by part_side_headings()
    };

    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t indent = 0;  ///< columns of blanks before it; a tab goes to the next eighth
    std::uint8_t marks = 0;
    bool gap_before = false;  ///< an empty line stands before it

    std::uint32_t size() const { return end - begin; }
    std::string_view of(std::string_view text) const { return text.substr(begin, size()); }
};

/// Blanks that part two columns.
constexpr std::string_view kWideGap = "   ";

/// The columns that words without tabs take: one a character.
std::uint32_t columns_of(std::string_view words);

/// The lines of `text` that are not empty. CR, CRLF, FF, VT, U+2028 and U+2029
/// end lines like LF; U+0085 does where there is no LF at all (else it is the
/// ellipsis of Windows-1252).
std::vector<Line> split_lines(std::string_view text);

/// Takes out what stands on every page of a text that was set in pages, as line after line of page numbers or
/// form feeds tell: the number, and the words above and below the text of all pages but the first.
void drop_running_matter(std::string_view text, std::vector<Line>& lines);

/// How the text is laid out: by the share of bytes in very long lines, or in long ones
/// that hold several bullets (a page in a line), and by how often a word is glued to the
/// one before it.
Layout measure_layout(std::string_view text, const std::vector<Line>& lines);

/// For each line, whether it carries on the one before: a hard line break within
/// a paragraph or a list item. Careful: a label never runs into its value.
std::vector<bool> find_wraps(std::string_view text, const std::vector<Line>& lines);

/// For each line, whether it is a heading that counts the parts of the text: '3. The person we seek'; empty
/// where none is.
std::vector<bool> find_numbered_headings(std::string_view text, const std::vector<Line>& lines);

/// A line of a table that blanks set: 'Grade        HEO', where several lines near it have their second part
/// in the same column.
struct ColumnRow {
    std::uint32_t right = 0;   ///< offset of the second part; 0 where the line is no row
    std::uint32_t column = 0;  ///< that it stands in
    bool goes_on = false;      ///< the whole line carries the second part above on
};

/// For each line, what it is in such a table; empty where no line can be a row. Contents lists are none.
std::vector<ColumnRow> find_rows(std::string_view text, const std::vector<Line>& lines);

/// A cell of a row: where its words begin, and which it is, from 0.
struct BlankCell {
    std::uint32_t begin = 0;
    std::uint32_t column = 0;
};

/// A line of a table that blanks set.
struct CellRow {
    std::vector<BlankCell> cells;  ///< by place; empty where the line is in no table
    bool goes_on = false;          ///< its words carry on those above them, in the cells of the row before
};

/// For each line, its cells where it is of a table of three columns or more that blanks set, or of one whose
/// second column holds marks ('E', 'Desirable') or stands behind numbered words; empty where no line is.
std::vector<CellRow> find_blank_tables(std::string_view text, const std::vector<Line>& lines);

/// Makes each heading that stands beside its text, in a column of its own, a line before it; `rows` are those
/// of find_rows(). False where there is none.
bool part_side_headings(std::string_view text, const std::vector<ColumnRow>& rows, std::vector<Line>& lines);

}  // namespace vacancy

#endif
