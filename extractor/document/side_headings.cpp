// Headings that stand beside their text, in a column of their own:
//
//     The Garden       The garden was laid out as a physic
//                      garden no bigger than a tennis court.
#include <utility>

#include "document/clean.h"
#include "document/lines.h"
#include "document/marks.h"

namespace vacancy {
namespace {

constexpr std::size_t kFewestLines = 3;  ///< that carry on: a value of a label has one or two

bool heads_text(std::string_view text, const std::vector<Line>& lines, const std::vector<ColumnRow>& rows,
                std::size_t i) {
    if (rows[i].right == 0) return false;
    if (bullet_of(text.substr(rows[i].right, lines[i].end - rows[i].right)).size != 0) return true;
    std::size_t end = i + 1;
    while (end < rows.size() && end - i <= kFewestLines && rows[end].goes_on) ++end;
    return end - i > kFewestLines;
}

}  // namespace

bool part_side_headings(std::string_view text, const std::vector<ColumnRow>& rows, std::vector<Line>& lines) {
    if (rows.empty()) return false;
    std::vector<Line> out;
    out.reserve(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!heads_text(text, lines, rows, i)) {
            out.push_back(lines[i]);
            continue;
        }
        Line heading = lines[i], rest = lines[i];
        heading.end = static_cast<std::uint32_t>(trim(text, lines[i].begin, rows[i].right).end);
        heading.marks |= Line::side;
        rest.indent = rows[i].column;
        rest.begin = rows[i].right;
        rest.gap_before = true;
        out.push_back(heading);
        out.push_back(rest);
    }
    const bool any = out.size() != lines.size();
    lines = std::move(out);
    return any;
}

}  // namespace vacancy
