#include "segment/role_table.h"

#include <algorithm>

#include "base/ascii.h"
#include "segment/role_titles.h"
#include "segment/tables.h"

namespace vacancy {
namespace {

constexpr std::string_view title_field = "title";
constexpr std::ptrdiff_t least_labels = 2;  ///< besides that of titles
constexpr std::uint32_t longest_label = 60;
constexpr std::uint32_t longest_title = 120;
constexpr std::uint32_t shortest_title = 6;
constexpr std::uint32_t longest_number = 16;  ///< 'Annex B: Role 2 '

using Rows = std::vector<std::vector<Span>>;
using Cells = std::vector<RoleTable::Cell>;

class RoleTables {
public:
    RoleTables(const Document& document, Matcher& matcher) : document_(document), matcher_(matcher) {}

    RoleTable find() {
        RoleTable all;
        const auto& blocks = document_.blocks;
        for (std::size_t i = 0; i < blocks.size();) {
            const CellTable table = table_at(blocks, i);
            i = std::max(table.last, i + 1);
            if (table.rows.size() < 2) continue;
            Cells cells = read(table.rows);
            if (cells.empty()) cells = by_known_titles(table);
            if (cells.empty() || (!all.cells.empty() && !has_title(all.cells, cells.front().title))) continue;
            all.spans.push_back({blocks[table.first].span.begin, blocks[table.last - 1].span.end});
            all.cells.insert(all.cells.end(), cells.begin(), cells.end());
        }
        return all;
    }

private:
    Cells read(const Rows& rows) {
        const std::vector<const Rule*> across = labels(rows[0]);
        if (title_of(across) == across.size()) return by_column(rows);
        return has_labels(across) ? by_row(rows, across) : by_column(rows);
    }

    /// Which of the labels is that of titles; their number where none is.
    static std::size_t title_of(const std::vector<const Rule*>& labels) {
        const auto title = std::find_if(labels.begin(), labels.end(),
                                        [](const Rule* rule) { return rule && rule->field == title_field; });
        return static_cast<std::size_t>(title - labels.begin());
    }

    static bool has_labels(const std::vector<const Rule*>& labels) {
        return std::count_if(labels.begin(), labels.end(), [](const Rule* r) { return r; }) > least_labels;
    }

    std::vector<const Rule*> labels(const std::vector<Span>& cells) {
        std::vector<const Rule*> rules;
        rules.reserve(cells.size());
        for (const Span& cell : cells) rules.push_back(label_of(cell));
        return rules;
    }

    /// 'Ref | Post | Grade', and a row for each role.
    Cells by_row(const Rows& rows, const std::vector<const Rule*>& labels) {
        Cells cells;
        const std::size_t t = title_of(labels);
        if (rows.size() < 3) return cells;
        for (std::size_t r = 1; r < rows.size(); ++r) {
            const Span title = t < rows[r].size() ? rows[r][t] : Span{};
            if (title.empty() || title.size() > longest_title) return {};
            for (std::size_t c = 0; c < rows[r].size() && c < labels.size(); ++c)
                if (labels[c] && !rows[r][c].empty())
                    cells.push_back({labels[c], title, rows[r][c], tail_of(rows[0][c])});
        }
        return cells;
    }

    /// Its columns are posts, whether or not a label says so.
    static bool tells_posts(const std::vector<const Rule*>& labels) {
        return std::any_of(labels.begin(), labels.end(), [](const Rule* rule) {
            return rule && (rule->label == "reference" || rule->label == "grade");
        });
    }

    /// 'Role | Tide Clerk | Lamp Clerk', or the titles alone beside an empty corner, and a row for each
    /// label.
    Cells by_column(const Rows& rows) {
        if (rows[0].size() < 3) return {};
        const std::vector<const Rule*> down = labels(first_cells(rows));
        if (!has_labels(down)) return {};
        const std::size_t t = rows[0][0].empty() && tells_posts(down) ? 0 : title_of(down);
        return t == down.size() ? Cells{} : columns_of(rows, down, t);
    }

    /// 'What | Tide Clerk | Lamp Clerk', and a row for each label: titles that other lines say.
    Cells by_known_titles(const CellTable& table) {
        const std::vector<Span>& heads = table.rows[0];
        if (heads.size() < 3 || table.rows.size() < 3) return {};
        for (std::size_t c = 1; c < heads.size(); ++c)
            if (heads[c].size() < shortest_title || !is_said_beside(table, heads[c])) return {};
        return columns_of(table.rows, labels(first_cells(table.rows)), 0);
    }

    /// A line outside the table says the title, maybe behind 'Role 2:'.
    bool is_said_beside(const CellTable& table, Span title) const {
        const auto& blocks = document_.blocks;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            const Span line = blocks[i].span;
            if ((i >= table.first && i < table.last) || line.size() < title.size() ||
                line.size() > title.size() + longest_number)
                continue;
            if (same_words(document_.of({line.end - title.size(), line.end}), document_.of(title)))
                return true;
        }
        return false;
    }

    static std::vector<Span> first_cells(const Rows& rows) {
        std::vector<Span> cells;
        cells.reserve(rows.size());
        for (const auto& row : rows) cells.push_back(row[0]);
        return cells;
    }

    /// The values of each role; row `t` has their titles.
    Cells columns_of(const Rows& rows, const std::vector<const Rule*>& down, std::size_t t) {
        Cells cells;
        const std::vector<Span>& titles = rows[t];
        for (std::size_t r = 0; r < rows.size(); ++r) {
            for (std::size_t c = 1; c < rows[r].size(); ++c) {
                if (c >= titles.size() || titles[c].empty() || titles[c].size() > longest_title) return {};
                if (down[r] && !rows[r][c].empty())
                    cells.push_back({down[r], titles[c], rows[r][c], tail_of(rows[r][0])});
            }
        }
        return cells;
    }

    bool has_title(const Cells& cells, Span title) const {
        return std::any_of(cells.begin(), cells.end(), [&](const RoleTable::Cell& cell) {
            return same_words(document_.of(cell.title), document_.of(title));
        });
    }

    /// 'Grade', 'Salary: London', 'Salary (National)'.
    const Rule* label_of(Span cell) {
        if (cell.empty() || cell.size() > longest_label) return nullptr;
        if (const Rule* rule = known(cell)) return rule;
        const std::uint32_t end = end_of_label(cell);
        return end == cell.end ? nullptr : known(trim(document_.text, {cell.begin, end}));
    }

    std::uint32_t end_of_label(Span cell) const {
        const std::size_t end = document_.of(cell).find_first_of(":(");
        return end == std::string_view::npos ? cell.end : cell.begin + static_cast<std::uint32_t>(end);
    }

    /// 'London' of 'Salary (London)'.
    Span tail_of(Span cell) const {
        const std::uint32_t end = end_of_label(cell);
        if (end == cell.end) return {};
        Span tail = trim(document_.text, {end + 1, cell.end});
        if (!tail.empty() && document_.text[tail.end - 1] == ')') --tail.end;
        return tail;
    }

    const Rule* known(Span words) {
        return words.empty() ? nullptr : matcher_.rule_for_line(On::label, document_.of(words));
    }

    const Document& document_;
    Matcher& matcher_;
};

}  // namespace

bool RoleTable::contains(Span words) const {
    return std::any_of(spans.begin(), spans.end(), [&](Span span) { return span.contains(words); });
}

RoleTable find_role_table(const Document& document, Matcher& matcher) {
    return RoleTables(document, matcher).find();
}

}  // namespace vacancy
