#ifndef VACANCY_EXTRACT_FIND_H
#define VACANCY_EXTRACT_FIND_H

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "extract/extract.h"
#include "extract/subject.h"
#include "extract/where.h"

namespace vacancy {

/// One stretch of text that rules are tried on.
struct UnitOfText {
    Span span;
    std::uint32_t section = 0;
    std::int32_t label = -1;
};

struct ByPlace {
    bool operator()(Span a, Span b) const { return std::tie(a.begin, a.end) < std::tie(b.begin, b.end); }
};
using SpansByPlace = std::set<Span, ByPlace>;

/// Tries rules on units and keeps what they read. Within one unit the rules of one grammar
/// come in their order, and words that a rule has claimed for a field are not read again for it.
class Finder {
public:
    Finder(const Document& document, const Outline& outline, Matcher& matcher, const Limits& limits,
           std::vector<Candidate>& out)
        : document_(document),
          outline_(outline),
          subjects_(document, outline),
          matcher_(matcher),
          limits_(limits),
          out_(out) {}

    /// Forgets the claims: to be called at each new unit or grammar.
    void next_unit() { claims_.clear(); }

    /// True where a label or section, not only prose, has given a candidate for what the rule reads: its
    /// field, and of kinds of it that rules tell apart by constants (`sets`: the role of a contact) the same.
    bool has_read(const Rule& rule);

    void try_rule(const Rule& rule, const UnitOfText& unit, Admission admission);

private:
    /// How many candidates were looked at for a fallback rule, and whether one of them was enough.
    struct Read {
        std::size_t seen = 0;
        bool any = false;
    };
    struct Claims {
        std::string_view field;
        SpansByPlace spans;  ///< none overlaps another
    };

    using Range = std::pair<std::size_t, std::size_t>;
    using ScopeInUnit = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  ///< scope key, begin, end

    using Subject = Subjects::Subject;

    Subject subject_of(const Rule& rule, Span span) const {
        return rule.unit == Unit::region ? subjects_.region(span) : subjects_.block(span);
    }
    Range select(const Rule& rule, Span unit);
    void search_in(const Rule& rule, const UnitOfText& unit, Admission admission, Span within);
    SpansByPlace& claims_for(const std::string& field);
    bool vetoed(const Rule& rule, const UnitOfText& unit, Span span);
    void keep(const Rule& rule, const UnitOfText& unit, Admission admission, const Subject& subject);
    void add_context(const Rule& rule, const UnitOfText& unit, Candidate& candidate);
    void add_members(const Match& match, const Subject& subject, Candidate& candidate);

    const Document& document_;
    const Outline& outline_;
    const Subjects subjects_;
    Matcher& matcher_;
    const Limits& limits_;
    std::vector<Candidate>& out_;
    std::vector<Claims> claims_;
    std::vector<Read> read_;  ///< by rule
    const Grammar* selected_for_ = nullptr;
    std::map<ScopeInUnit, Range> selections_;  ///< of rules of `selected_for_`
    std::vector<Span> selected_;
    Match match_, scope_, veto_, context_;
};

}  // namespace vacancy

#endif
