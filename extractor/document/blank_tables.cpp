// Tables that blanks set, with three columns or more, or two of which the second holds a mark or a word:
//
//     Criterion                          E/D   Evidence
//     A degree, or as good as one        E     A
//     A second language                  D     A, I
//     or the will to learn one
#include <algorithm>

#include "base/ascii.h"
#include "document/lines.h"
#include "document/marks.h"

namespace vacancy {
namespace {

constexpr std::size_t kFewestRows = 3;
constexpr std::size_t kFurthest = 4;  ///< lines between two rows: cells that go on, headings of groups
constexpr std::size_t kMostCells = 12;
constexpr std::size_t kWidestRow = 400;    ///< bytes
constexpr std::size_t kShortCell = 12;     ///< a mark, a word
constexpr std::size_t kLongCell = 40;      ///< beside numbered words: 'Application, interview'
constexpr std::size_t kMostDigits = 2;     ///< of a number that counts rows
constexpr std::size_t kLongestLabel = 45;  ///< beside a longer first cell stands no value: find_rows()

class BlankTables {
public:
    BlankTables(std::string_view text, const std::vector<Line>& lines) : text_(text), lines_(lines) {}

    std::vector<CellRow> find() {
        if (text_.find(kWideGap) == std::string_view::npos) return {};
        for (std::size_t i = 0; i < lines_.size();) {
            if (!has_cells(i)) {
                ++i;
                continue;
            }
            rows_.resize(lines_.size());
            i = read_table(i);
        }
        return std::move(rows_);
    }

private:
    using Columns = std::vector<std::uint32_t>;
    using Found = std::vector<std::pair<std::size_t, CellRow>>;  ///< lines of a table

    std::string_view of(std::size_t i) const { return lines_[i].of(text_); }

    /// Where the words begin behind '1   ' or '12.  ', which counts the rows; 0 where the line has no such
    /// number.
    static std::size_t number_size(std::string_view words) {
        const std::size_t end = words.find_first_not_of("0123456789");
        if (end == 0 || end > kMostDigits) return 0;
        const std::size_t mark = words[end] == '.' || words[end] == ')' ? 1 : 0;
        const std::size_t begin = words.find_first_not_of(' ', end + mark);
        return begin != std::string_view::npos && begin >= end + 2 ? begin : 0;
    }

    std::uint32_t column_at(std::size_t i, std::size_t offset) const {
        return lines_[i].indent + columns_of(of(i).substr(0, offset));
    }

    /// The gap before the second cell.
    std::size_t first_gap(std::size_t i) const { return of(i).find(kWideGap, number_size(of(i))); }

    /// A line in several parts.
    bool has_gap(std::size_t i) const {
        const Line& line = lines_[i];
        if ((line.marks & (Line::pipe | Line::tab)) != 0 || line.size() > kWidestRow) return false;
        return first_gap(i) != std::string_view::npos && bullet_of(of(i)).size == 0;
    }

    /// Whether a table may begin with the line.
    bool has_cells(std::size_t i) const {
        if (!has_gap(i)) return false;
        const std::string_view words = of(i);
        const std::size_t gap = first_gap(i);
        const std::size_t second = words.find_first_not_of(' ', gap);
        if (words.find(kWideGap, second) != std::string_view::npos) return true;
        const std::size_t longest = number_size(words) != 0 ? kLongCell : kShortCell;
        return gap > kLongestLabel && words.size() - second <= longest && is_alpha(words[second]);
    }

    /// The cells of the line; their columns are still those of the text.
    CellRow cells_of(std::size_t i) const {
        const std::string_view words = of(i);
        CellRow row;
        std::size_t begin = number_size(words);
        while (row.cells.size() < kMostCells) {
            row.cells.push_back({lines_[i].begin + static_cast<std::uint32_t>(begin), column_at(i, begin)});
            const std::size_t gap = words.find(kWideGap, begin);
            if (gap == std::string_view::npos) break;
            begin = words.find_first_not_of(' ', gap);
        }
        return row;
    }

    /// The table whose first row is line i, or the head right above it; gives the line to go on with.
    std::size_t read_table(std::size_t i) {
        numbered_ = number_size(of(i)) != 0;
        Columns columns;
        for (const BlankCell& cell : cells_of(i).cells) columns.push_back(cell.column);
        Found found;
        if (i > 0 && rows_[i - 1].cells.empty() && has_gap(i - 1)) add_row(i - 1, columns, found);
        const std::size_t head = found.size();
        add_row(i, columns, found);
        std::size_t rows = 1;
        for (std::size_t at = i + 1; at < lines_.size() && at - found.back().first <= kFurthest; ++at) {
            if (add_rest(at, columns, found)) continue;
            if (!has_gap(at)) continue;
            if (!add_row(at, columns, found)) break;
            ++rows;
        }
        if (rows + head < kFewestRows) return i + 1;
        for (auto& [at, row] : found) rows_[at] = std::move(row);
        return found.back().first + 1;
    }

    /// A line that begins a row: behind its first cell, words stand in the table's columns.
    bool add_row(std::size_t at, const Columns& columns, Found& found) const {
        CellRow row = cells_of(at);
        row.cells.front().column = columns.front();
        if (!number_cells(columns, row)) return false;
        found.emplace_back(at, std::move(row));
        return true;
    }

    /// Words right beneath those of a row that they carry on: in its columns, and in the first where a number
    /// would stand before a new row's, or in small letters.
    bool add_rest(std::size_t at, const Columns& columns, Found& found) const {
        const Line& line = lines_[at];
        if (found.back().first + 1 != at || line.gap_before || line.size() > kWidestRow) return false;
        if ((line.marks & (Line::pipe | Line::tab)) != 0 || bullet_of(of(at)).size != 0) return false;
        CellRow row = cells_of(at);
        const bool in_first = row.cells.front().column == columns.front();
        const bool small = is_lower(of(at)[0]);
        if (number_size(of(at)) != 0 || (in_first && !small && !numbered_)) return false;
        if (has_gap(at) && !small && !numbered_) return false;
        row.goes_on = true;
        if (!number_cells(columns, row)) return false;
        found.emplace_back(at, std::move(row));
        return true;
    }

    /// Gives each cell the number of its column in place of where that stands; false where it stands
    /// elsewhere.
    static bool number_cells(const Columns& columns, CellRow& row) {
        for (BlankCell& cell : row.cells) {
            const auto same = std::find(columns.begin(), columns.end(), cell.column);
            if (same == columns.end()) return false;
            cell.column = static_cast<std::uint32_t>(same - columns.begin());
        }
        return true;
    }

    std::string_view text_;
    const std::vector<Line>& lines_;
    std::vector<CellRow> rows_;
    bool numbered_ = false;  ///< the rows of the table at hand
};

}  // namespace

std::vector<CellRow> find_blank_tables(std::string_view text, const std::vector<Line>& lines) {
    return BlankTables(text, lines).find();
}

}  // namespace vacancy
