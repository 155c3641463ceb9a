// Tables that blanks set, with three columns or more, or two of which the second holds a mark or a word:
//
//     Criterion                          E/D   Evidence
//     A degree, or as good as one        E     A
//     A second language                  D     A, I
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
constexpr std::size_t kLongestLabel = 45;  ///< beside a longer first cell stands no value: find_rows()

class BlankTables {
public:
    BlankTables(std::string_view text, const std::vector<Line>& lines) : text_(text), lines_(lines) {}

    std::vector<CellRow> find() {
        std::vector<CellRow> rows;
        if (text_.find(kWideGap) == std::string_view::npos) return rows;
        for (std::size_t i = 0; i < lines_.size();) {
            if (!has_cells(i)) {
                ++i;
                continue;
            }
            rows.resize(lines_.size());
            i = read_table(i, rows);
        }
        return rows;
    }

private:
    std::string_view of(std::size_t i) const { return lines_[i].of(text_); }

    /// A line in several parts.
    bool has_gap(std::size_t i) const {
        const Line& line = lines_[i];
        if ((line.marks & (Line::pipe | Line::tab)) != 0 || line.size() > kWidestRow) return false;
        return of(i).find(kWideGap) != std::string_view::npos && bullet_of(of(i)).size == 0;
    }

    /// Whether a table may begin with the line.
    bool has_cells(std::size_t i) const {
        if (!has_gap(i)) return false;
        const std::string_view words = of(i);
        const std::size_t gap = words.find(kWideGap);
        const std::size_t second = words.find_first_not_of(' ', gap);
        if (words.find(kWideGap, second) != std::string_view::npos) return true;
        return gap > kLongestLabel && words.size() - second <= kShortCell && is_alpha(words[second]);
    }

    CellRow cells_of(std::size_t i) const {
        const std::string_view words = of(i);
        CellRow row;
        for (std::size_t gap = words.find(kWideGap);
             gap != std::string_view::npos && row.size() < kMostCells;) {
            const std::size_t begin = words.find_first_not_of(' ', gap);
            row.push_back({lines_[i].begin + static_cast<std::uint32_t>(begin),
                           lines_[i].indent + columns_of(words.substr(0, begin))});
            gap = words.find(kWideGap, begin);
        }
        return row;
    }

    /// The rows that begin at line i, whose cells stand in its columns; gives the line to go on with.
    std::size_t read_table(std::size_t i, std::vector<CellRow>& rows) const {
        const CellRow head = cells_of(i);
        std::vector<std::pair<std::size_t, CellRow>> found{{i, head}};
        for (std::size_t at = i + 1; at < lines_.size() && at - found.back().first <= kFurthest; ++at) {
            if (!has_gap(at)) continue;
            CellRow row = cells_of(at);
            if (!number_cells(head, row)) break;
            found.emplace_back(at, std::move(row));
        }
        if (found.size() < kFewestRows) return i + 1;
        number_cells(head, found.front().second);
        for (auto& [at, row] : found) rows[at] = std::move(row);
        return found.back().first + 1;
    }

    /// Gives each cell the number of its column in place of where that stands; false where it stands
    /// elsewhere.
    static bool number_cells(const CellRow& head, CellRow& row) {
        for (BlankCell& cell : row) {
            const auto same = std::find_if(head.begin(), head.end(),
                                           [&](const BlankCell& h) { return h.column == cell.column; });
            if (same == head.end()) return false;
            cell.column = static_cast<std::uint32_t>(same - head.begin());
        }
        return true;
    }

    std::string_view text_;
    const std::vector<Line>& lines_;
};

}  // namespace

std::vector<CellRow> find_blank_tables(std::string_view text, const std::vector<Line>& lines) {
    return BlankTables(text, lines).find();
}

}  // namespace vacancy
