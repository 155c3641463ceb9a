#ifndef VACANCY_EXTRACT_HITS_H
#define VACANCY_EXTRACT_HITS_H

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "grammar/grammar.h"

namespace vacancy {

/// The literals seen in one text, to be asked by literal and range: their ends, bucketed by
/// literal. Buffers are reused from text to text.
class HitIndex {
public:
    void build(std::span<const Hit> hits) {
        std::uint32_t literals = 0;
        for (const Hit& hit : hits) literals = std::max(literals, hit.literal + 1);
        first_.assign(literals + 2, 0);
        for (const Hit& hit : hits) ++first_[hit.literal + 2];
        for (std::size_t i = 2; i < first_.size(); ++i) first_[i] += first_[i - 1];
        ends_.resize(hits.size());
        for (const Hit& hit : hits) ends_[first_[hit.literal + 1]++] = hit.end;
    }

    /// True where one of the literals ends in (span.begin, span.end].
    bool any(std::span<const std::uint32_t> literals, Span span) const {
        return std::any_of(literals.begin(), literals.end(),
                           [&](std::uint32_t literal) { return has(literal, span); });
    }

private:
    bool has(std::uint32_t literal, Span span) const {
        if (literal + 1 >= first_.size()) return false;
        const auto begin = ends_.begin() + first_[literal], end = ends_.begin() + first_[literal + 1];
        const auto at = std::upper_bound(begin, end, span.begin);
        return at != end && *at <= span.end;
    }

    std::vector<std::uint32_t> first_;  ///< by literal: index of its first end
    std::vector<std::uint32_t> ends_;
};

}  // namespace vacancy

#endif
