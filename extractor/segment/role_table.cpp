#include "segment/role_table.h"

#include <algorithm>

#include "base/ascii.h"
#include "segment/tables.h"

namespace vacancy {
namespace {

constexpr std::string_view title_field = "title";
constexpr std::ptrdiff_t least_labels = 2;  ///< besides that of titles
constexpr std::uint32_t longest_label = 60;
constexpr std::uint32_t longest_title = 120;

using Rows = std::vector<std::vector<Span>>;

class RoleTables {
public:
    RoleTables(const Document& document, Matcher& matcher) : document_(document), matcher_(matcher) {}

    RoleTable find() {
        const auto& blocks = document_.blocks;
        for (std::size_t i = 0; i < blocks.size();) {
            const CellTable table = table_at(blocks, i);
            i = std::max(table.last, i + 1);
            if (table.rows.size() < 2) continue;
            RoleTable roles = read(table.rows);
            if (roles.cells.empty()) continue;
            roles.span = {blocks[table.first].span.begin, blocks[table.last - 1].span.end};
            return roles;
        }
        return {};
    }

private:
    RoleTable read(const Rows& rows) {
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
    RoleTable by_row(const Rows& rows, const std::vector<const Rule*>& labels) const {
        RoleTable table;
        const std::size_t t = title_of(labels);
        if (rows.size() < 3) return table;
        for (std::size_t r = 1; r < rows.size(); ++r) {
            const Span title = t < rows[r].size() ? rows[r][t] : Span{};
            if (title.empty() || title.size() > longest_title) return {};
            for (std::size_t c = 0; c < rows[r].size() && c < labels.size(); ++c)
                if (labels[c] && !rows[r][c].empty()) table.cells.push_back({labels[c], title, rows[r][c]});
        }
        return table;
    }

    /// Its columns are posts, whether or not a label says so.
    static bool tells_posts(const std::vector<const Rule*>& labels) {
        return std::any_of(labels.begin(), labels.end(), [](const Rule* rule) {
            return rule && (rule->label == "reference" || rule->label == "grade");
        });
    }

    /// 'Role | Tide Clerk | Lamp Clerk', or the titles alone beside an empty corner, and a row for each
    /// label.
    RoleTable by_column(const Rows& rows) {
        RoleTable table;
        if (rows[0].size() < 3) return table;
        std::vector<Span> first_cells;
        first_cells.reserve(rows.size());
        for (const auto& row : rows) first_cells.push_back(row[0]);
        const std::vector<const Rule*> down = labels(first_cells);
        if (!has_labels(down)) return table;
        const std::size_t t = rows[0][0].empty() && tells_posts(down) ? 0 : title_of(down);
        if (t == down.size()) return table;
        const std::vector<Span>& titles = rows[t];
        for (std::size_t r = 0; r < rows.size(); ++r) {
            for (std::size_t c = 1; c < rows[r].size(); ++c) {
                if (c >= titles.size() || titles[c].empty() || titles[c].size() > longest_title) return {};
                if (down[r] && !rows[r][c].empty()) table.cells.push_back({down[r], titles[c], rows[r][c]});
            }
        }
        return table;
    }

    /// 'Grade', 'Salary: London', 'Salary (National)'.
    const Rule* label_of(Span cell) {
        if (cell.empty() || cell.size() > longest_label) return nullptr;
        if (const Rule* rule = known(cell)) return rule;
        const std::size_t end = document_.of(cell).find_first_of(":(");
        if (end == std::string_view::npos) return nullptr;
        return known(trim(document_.text, {cell.begin, cell.begin + static_cast<std::uint32_t>(end)}));
    }

    const Rule* known(Span words) {
        return words.empty() ? nullptr : matcher_.rule_for_line(On::label, document_.of(words));
    }

    const Document& document_;
    Matcher& matcher_;
};

}  // namespace

RoleTable find_role_table(const Document& document, Matcher& matcher) {
    return RoleTables(document, matcher).find();
}

}  // namespace vacancy
