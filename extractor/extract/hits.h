#ifndef VACANCY_EXTRACT_HITS_H
#define VACANCY_EXTRACT_HITS_H

#include <cstdint>
#include <span>
#include <vector>

#include "grammar/grammar.h"

namespace vacancy {

/// The literals seen in one text, to be asked for what rules need and where: many rules need the same, some
/// of hundreds of literals, so that what is kept is the places of each list of them that a rule has.
class HitIndex {
public:
    explicit HitIndex(const Grammars& grammars);

    /// To be called for each text, with what was seen in order of place.
    void build(std::span<const Hit> hits);

    /// True where a literal of the rule's `needs` ends in (span.begin, span.end], and one of its `also`; what
    /// it hasn't got is not asked for.
    bool has_needs(const Rule& rule, Span span) const {
        const Lists& lists = lists_[rule.index];
        return (lists.needs == none || has(lists.needs, span)) &&
               (lists.also == none || has(lists.also, span));
    }

    /// The lists that the literal is in, and the list that a rule's `needs` are: the same for equal ones, and
    /// less than list_count().
    std::span<const std::uint32_t> lists_with(std::uint32_t literal) const {
        if (literal + 1 >= first_list_.size()) return {};
        return std::span(list_of_).subspan(first_list_[literal],
                                           first_list_[literal + 1] - first_list_[literal]);
    }
    std::uint32_t needs_of(const Rule& rule) const { return lists_[rule.index].needs; }
    std::size_t list_count() const { return list_count_; }

private:
    static constexpr std::uint32_t none = ~0u;
    struct Lists {
        std::uint32_t needs = none, also = none;
    };

    bool has(std::uint32_t list, Span span) const;

    std::vector<Lists> lists_;  ///< by rule
    std::size_t list_count_ = 0;
    std::vector<std::uint32_t> first_list_;  ///< by literal: index of its first list
    std::vector<std::uint32_t> list_of_;

    std::vector<std::uint32_t> first_;  ///< by list: index of its first end
    std::vector<std::uint32_t> ends_;
};

}  // namespace vacancy

#endif
