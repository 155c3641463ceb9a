#include "extract/hits.h"

#include <algorithm>
#include <map>

namespace vacancy {

namespace {

using LiteralIds = std::vector<std::uint32_t>;

struct Contents {
    bool operator()(const LiteralIds* a, const LiteralIds* b) const { return *a < *b; }
};

}  // namespace

HitIndex::HitIndex(const Grammars& grammars) {
    std::map<const LiteralIds*, std::uint32_t, Contents> known;
    std::vector<const LiteralIds*> lists;
    const auto number_of = [&](const LiteralIds& literals) {
        if (literals.empty()) return none;
        const auto [at, fresh] = known.try_emplace(&literals, static_cast<std::uint32_t>(lists.size()));
        if (fresh) lists.push_back(&literals);
        return at->second;
    };
    for (std::uint32_t r = 0; r < grammars.rule_count(); ++r) {
        const Rule& rule = grammars.rule(r);
        lists_.push_back({number_of(rule.needs), number_of(rule.also)});
    }
    list_count_ = lists.size();

    std::uint32_t literals = 0;
    for (const LiteralIds* list : lists)
        for (const std::uint32_t literal : *list) literals = std::max(literals, literal + 1);
    first_list_.assign(literals + 2, 0);
    for (const LiteralIds* list : lists)
        for (const std::uint32_t literal : *list) ++first_list_[literal + 2];
    for (std::size_t i = 2; i < first_list_.size(); ++i) first_list_[i] += first_list_[i - 1];
    list_of_.resize(first_list_.back());
    for (std::uint32_t number = 0; number < lists.size(); ++number)
        for (const std::uint32_t literal : *lists[number]) list_of_[first_list_[literal + 1]++] = number;
}

void HitIndex::build(std::span<const Hit> hits) {
    first_.assign(list_count_ + 2, 0);
    for (const Hit& hit : hits)
        for (const std::uint32_t list : lists_with(hit.literal)) ++first_[list + 2];
    for (std::size_t i = 2; i < first_.size(); ++i) first_[i] += first_[i - 1];
    ends_.resize(first_.back());
    for (const Hit& hit : hits)
        for (const std::uint32_t list : lists_with(hit.literal)) ends_[first_[list + 1]++] = hit.end;
}

bool HitIndex::has(std::uint32_t list, Span span) const {
    const auto begin = ends_.begin() + first_[list], end = ends_.begin() + first_[list + 1];
    const auto at = std::upper_bound(begin, end, span.begin);
    return at != end && *at <= span.end;
}

}  // namespace vacancy
