#include <algorithm>
#include <cmath>
#include <map>

#include "document/pdf_lines.h"

namespace vacancy {

namespace {

constexpr std::uint32_t kProseRows = 6;   ///< so many rows of prose side by side are columns, fewer a table
constexpr std::uint32_t kProseWords = 3;  ///< in each of the two
constexpr float kFilled = 0.6F;           ///< of its column that a line of prose takes up
constexpr float kSlack = 3.0F;

using Lines = std::vector<PdfLine>;

/// The second cell of a row that has just two, both of them prose.
bool is_right_of_two(const Lines& lines, std::size_t i, std::size_t begin, std::size_t end) {
    const auto follows = [&](std::size_t at) {
        return at > begin && at < end && lines[at].cell && lines[at - 1].cell &&
               lines[at].left > lines[at - 1].right;
    };
    if (!follows(i) || follows(i - 1) || follows(i + 1)) return false;
    return lines[i].last - lines[i].first >= kProseWords &&
           lines[i - 1].last - lines[i - 1].first >= kProseWords;
}

/// Left edge of the second column of a page, or 0.
float second_column(const Lines& lines, std::size_t begin, std::size_t end) {
    std::map<int, std::uint32_t> edges;
    for (std::size_t i = begin; i < end; ++i) {
        if (is_right_of_two(lines, i, begin, end)) ++edges[static_cast<int>(std::lround(lines[i].left))];
    }
    int best = 0;
    std::uint32_t most = kProseRows - 1;
    for (const auto& [edge, count] : edges) {
        if (count <= most) continue;
        most = count;
        best = edge;
    }
    return static_cast<float>(best);
}

/// Whether the rows [begin, end), none of which crosses the gutter, are two columns of prose.
bool is_columns(const Lines& lines, std::size_t begin, std::size_t end, float edge) {
    float margin = edge;
    for (std::size_t i = begin; i < end; ++i) margin = std::min(margin, lines[i].left);
    std::uint32_t rows = 0;
    std::uint32_t filled = 0;
    for (std::size_t i = begin; i < end; ++i) {
        if (!is_right_of_two(lines, i, begin, end)) continue;
        ++rows;
        if (lines[i - 1].right - margin >= kFilled * (edge - margin)) ++filled;
    }
    return rows >= kProseRows && 2 * filled >= rows;
}

/// Puts the left column before the right one.
void part_columns(Lines& lines, std::size_t begin, std::size_t end, float edge) {
    if (!is_columns(lines, begin, end, edge)) return;
    const auto first = lines.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = lines.begin() + static_cast<std::ptrdiff_t>(end);
    const auto right =
        std::stable_partition(first, last, [&](const PdfLine& line) { return line.left < edge - kSlack; });
    for (const auto& [from, to] : {std::pair{first, right}, std::pair{right, last}}) {
        float column_left = edge * 2;
        float column_right = 0;
        for (auto line = from; line != to; ++line) {
            column_left = std::min(column_left, line->left);
            column_right = std::max(column_right, line->right);
        }
        for (auto line = from; line != to; ++line) {
            line->cell = false;
            line->column_left = column_left;
            line->column_right = column_right;
        }
    }
}

}  // namespace

void order_columns(std::vector<PdfLine>& lines) {
    for (std::size_t begin = 0, end = 0; begin < lines.size(); begin = end) {
        while (end < lines.size() && lines[end].page == lines[begin].page) ++end;
        const float edge = second_column(lines, begin, end);
        if (edge <= 0) continue;
        for (std::size_t from = begin, to = begin; from < end; from = to + 1) {
            const auto crosses = [&](const PdfLine& line) {
                return line.left < edge - kSlack && line.right > edge;
            };
            for (to = from; to < end && !crosses(lines[to]);) ++to;
            part_columns(lines, from, to, edge);
        }
    }
}

}  // namespace vacancy
