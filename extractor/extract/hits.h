#ifndef VACANCY_EXTRACT_HITS_H
#define VACANCY_EXTRACT_HITS_H

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "grammar/grammar.h"

namespace vacancy {

/// The literals seen in one text, to be asked by literal and range.
class HitIndex {
public:
    void build(std::span<const Hit> hits) {
        sorted_.assign(hits.begin(), hits.end());
        std::sort(sorted_.begin(), sorted_.end(), [](const Hit& a, const Hit& b) {
            return a.literal != b.literal ? a.literal < b.literal : a.end < b.end;
        });
    }

    /// True where one of the literals ends in (span.begin, span.end].
    bool any(std::span<const std::uint32_t> literals, Span span) const {
        return std::any_of(literals.begin(), literals.end(),
                           [&](std::uint32_t literal) { return has(literal, span); });
    }

private:
    bool has(std::uint32_t literal, Span span) const {
        auto at = std::lower_bound(sorted_.begin(), sorted_.end(), Hit{literal, span.begin + 1},
                                   [](const Hit& a, const Hit& b) {
                                       return a.literal != b.literal ? a.literal < b.literal : a.end < b.end;
                                   });
        return at != sorted_.end() && at->literal == literal && at->end <= span.end;
    }

    std::vector<Hit> sorted_;
};

}  // namespace vacancy

#endif
