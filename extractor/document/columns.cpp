#include <algorithm>

#include "base/ascii.h"
#include "document/lines.h"
#include "document/marks.h"

namespace vacancy {

namespace {

constexpr std::uint32_t kLongestLeft = 45;  ///< a label of some words
constexpr std::size_t kFewestRows = 3;
constexpr std::size_t kFurthest = 3;  ///< lines between two rows: values that go on, a label that does

struct Split {
    std::uint32_t column = 0;  ///< where the second column begins; 0 where the line is no row
    std::uint32_t right = 0;   ///< the offset of that place
    bool number = false;       ///< nothing but a figure stands there: a page, maybe
};

class Columns {
public:
    Columns(std::string_view text, const std::vector<Line>& lines) : text_(text), lines_(lines) {}

    std::vector<ColumnRow> find() {
        if (std::none_of(lines_.begin(), lines_.end(), [&](const Line& l) { return split(l).column != 0; }))
            return {};
        splits_.reserve(lines_.size());
        for (const Line& line : lines_) splits_.push_back(split(line));
        rows_.resize(lines_.size());
        for (std::size_t i = 0; i < lines_.size();) {
            const Group group = splits_[i].column != 0 ? group_at(i) : Group{i + 1, false};
            if (group.is_table) mark(i, group.end);
            i = group.end;
        }
        return std::move(rows_);
    }

private:
    /// Two parts with one wide gap between them, a few words on the left.
    Split split(const Line& line) const {
        const std::string_view words = line.of(text_);
        if ((line.marks & (Line::pipe | Line::tab)) != 0 || !is_alpha(words[0]) || bullet_of(words).size != 0)
            return {};
        const std::size_t gap = words.substr(0, kLongestLeft + kWideGap.size()).find(kWideGap);
        if (gap == std::string_view::npos) return {};
        const std::size_t right = words.find_first_not_of(' ', gap);
        if (words.find(kWideGap, right) != std::string_view::npos) return {};
        Split out;
        out.right = line.begin + static_cast<std::uint32_t>(right);
        out.column = line.indent + columns_of(words.substr(0, right));
        out.number = words.find_first_not_of("0123456789", right) == std::string_view::npos;
        return out;
    }

    struct Group {
        std::size_t end = 0;
        bool is_table = false;
    };

    /// The rows that begin at line i and share its columns: no table where they are too few, or the entries
    /// and pages of a contents list, of which none is looked at again.
    Group group_at(std::size_t i) const {
        std::size_t end = i + 1, rows = 1, numbers = splits_[i].number ? 1 : 0;
        for (std::size_t next = i + 1; next < lines_.size() && next - end < kFurthest; ++next) {
            if (splits_[next].column != splits_[i].column) {
                if (goes_on(i, next)) end = next + 1;
                continue;
            }
            ++rows;
            numbers += splits_[next].number ? 1 : 0;
            end = next + 1;
        }
        if (rows < kFewestRows) return {i + 1, false};
        return {end, numbers * 2 <= rows};
    }

    /// Line `next` stands where the second column does: the value above goes on.
    bool goes_on(std::size_t i, std::size_t next) const {
        return !lines_[next].gap_before && lines_[next].indent == splits_[i].column;
    }

    void mark(std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            if (splits_[i].column == splits_[begin].column) {
                rows_[i].right = splits_[i].right;
                rows_[i].column = splits_[i].column;
            }
            rows_[i].goes_on =
                i > begin && goes_on(begin, i) && (rows_[i - 1].right != 0 || rows_[i - 1].goes_on);
        }
    }

    std::string_view text_;
    const std::vector<Line>& lines_;
    std::vector<Split> splits_;
    std::vector<ColumnRow> rows_;
};

}  // namespace

std::vector<ColumnRow> find_rows(std::string_view text, const std::vector<Line>& lines) {
    return Columns(text, lines).find();
}

}  // namespace vacancy
