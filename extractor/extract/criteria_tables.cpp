#include "extract/criteria_tables.h"

#include <algorithm>

#include "extract/lists.h"
#include "segment/role_titles.h"
#include "segment/tables.h"

namespace vacancy {
namespace {

constexpr std::uint32_t longest_mark = 4;  ///< a tick, an 'x', 'Yes'
constexpr std::uint32_t longest_head = 60;
constexpr std::string_view criteria = "criteria.";

using Row = std::vector<Span>;
using Heads = std::vector<const Rule*>;  ///< by column; null for one of no criteria

class CriteriaTables {
public:
    CriteriaTables(const Document& document, const Outline& outline, const Grammars& grammars,
                   Matcher& matcher, std::vector<Candidate>& out)
        : document_(document),
          outline_(outline),
          matcher_(matcher),
          mark_(grammars.vocabulary("lists", "criterion_mark")),
          item_(find_normaliser("item")),
          out_(out) {}

    std::vector<Span> find() {
        std::vector<Span> spans;
        for (std::size_t b = 0; b < outline_.blocks.size();) {
            const CellTable table = table_at(outline_.blocks, b);
            section_ = outline_.section_of[b];
            if (table.rows.size() >= 2 && (by_head(table.rows) || by_marks(table.rows)))
                spans.push_back(
                    {outline_.blocks[table.first].span.begin, outline_.blocks[table.last - 1].span.end});
            b = std::max(table.last, b + 1);
        }
        return spans;
    }

private:
    /// 'Essential | Desirable', with criteria or ticks beneath.
    bool by_head(const std::vector<Row>& rows) {
        Heads heads = heads_of(rows[0]);
        if (std::none_of(heads.begin(), heads.end(), [](const Rule* rule) { return rule; })) return false;
        for (std::size_t r = 1; r < rows.size(); ++r) {
            if (is_head_again(rows[r], rows[0], heads)) {
                heads = heads_of(rows[r]);
                continue;
            }
            for (std::size_t c = 0; c < rows[r].size() && c < heads.size(); ++c)
                if (heads[c] && !rows[r][c].empty())
                    add(*heads[c], rows[r][c].size() <= longest_mark ? ticked(rows[r], heads) : rows[r][c]);
        }
        return true;
    }

    Heads heads_of(const Row& row) {
        Heads heads;
        for (const Span cell : row) heads.push_back(list_of(document_.of(cell)));
        return heads;
    }

    /// 'Desirable criteria | Where assessed' beneath 'Essential criteria | Where assessed'.
    bool is_head_again(const Row& row, const Row& head, const Heads& heads) {
        if (row.size() != head.size()) return false;
        bool other = false;
        for (std::size_t c = 0; c < row.size(); ++c) {
            const Rule* rule = heads[c] ? list_of(document_.of(row[c])) : nullptr;
            if (heads[c] ? !rule : !same_words(document_.of(row[c]), document_.of(head[c]))) return false;
            other = other || (rule && rule->opens != heads[c]->opens);
        }
        return other;
    }

    /// What a tick is set against: the longest cell under no such head, or nothing.
    Span ticked(Row row, const Heads& heads) const {
        for (std::size_t c = 0; c < row.size() && c < heads.size(); ++c)
            if (heads[c]) row[c] = {};
        const Span cell = longest(row);
        return cell.size() > longest_mark ? cell : Span{};
    }

    /// A column of 'E' and 'D'.
    bool by_marks(const std::vector<Row>& rows) {
        if (!mark_) return false;
        const std::size_t before = out_.size();
        for (const Row& row : rows) {
            const auto mark = std::find_if(row.begin(), row.end(), [&](Span cell) {
                return !cell.empty() && cell.size() <= longest_head &&
                       !mark_->key_of(document_.of(cell)).empty();
            });
            if (mark == row.end()) continue;
            const Rule* rule = list_of(mark_->key_of(document_.of(*mark)));
            const Span cell = longest(row);
            if (rule && cell.size() > longest_mark) add(*rule, cell);
        }
        if (out_.size() - before >= 2) return true;
        out_.resize(before);
        return false;
    }

    Span longest(const Row& row) const {
        return *std::max_element(row.begin(), row.end(), [](Span a, Span b) { return a.size() < b.size(); });
    }

    /// The heading rule that opens a list of criteria with these words.
    const Rule* list_of(std::string_view words) {
        if (words.empty() || words.size() > longest_head) return nullptr;
        return matcher_.rule_for_line(On::heading, words,
                                      [](const Rule& rule) { return rule.opens.starts_with(criteria); });
    }

    void add(const Rule& rule, Span cell) {
        if (auto item = item_of(document_, item_, &rule, rule.opens, section_, cell))
            out_.push_back(*std::move(item));
    }

    const Document& document_;
    const Outline& outline_;
    Matcher& matcher_;
    const Vocabulary* mark_;  ///< what a cell says of its row, by the words of a heading
    Normaliser item_;
    std::vector<Candidate>& out_;
    std::uint32_t section_ = 0;
};

}  // namespace

std::vector<Span> find_criteria_tables(const Document& document, const Outline& outline,
                                       const Grammars& grammars, Matcher& matcher,
                                       std::vector<Candidate>& out) {
    return CriteriaTables(document, outline, grammars, matcher, out).find();
}

}  // namespace vacancy
