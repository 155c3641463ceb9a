// The order of work: one pass of literals over the text; then, for each unit of text, the rules
// whose literals stand in it and whose `within` admits them; then lists, links and roles.
#include "extract/extract.h"

#include <algorithm>

#include "extract/criteria_tables.h"
#include "extract/find.h"
#include "extract/hits.h"
#include "extract/lists.h"
#include "extract/posting.h"
#include "extract/roles.h"

namespace vacancy {
namespace {

/// What the passes of one extraction share.
struct Work {
    const Document& document;
    const Grammars& grammars;
    const Outline& outline;
    const Admissions& admissions;
    const HitIndex& index;
    bool use_prefilter;
    Finder& finder;

    const Labelled* label(std::int32_t at) const {
        return at < 0 ? nullptr : &outline.labels[static_cast<std::size_t>(at)];
    }

    /// Rules marked `fallback` come when all others have run, for what these read nowhere but in prose; a
    /// table of roles gives each role a value of its own.
    bool wanted(const Rule& rule, bool fallbacks, const UnitOfText& unit) const {
        if (rule.fallback != fallbacks) return false;
        return !fallbacks || is_value_of_role(unit) || !finder.has_read(rule);
    }

    bool is_value_of_role(const UnitOfText& unit) const {
        if (unit.label < 0) return false;
        const Span value = label(unit.label)->value;
        const RoleValue* of_role = role_value_at(outline, value);
        return of_role && of_role->value == value;
    }

    /// `needs` says that a literal must stand in the unit: the index knows, and without it the unit's
    /// words are gone through.
    bool has_needs(const Rule& rule, Span span) const {
        if (use_prefilter) return index.has_needs(rule, span);
        return (rule.always || has(rule.needs, span)) && (rule.also.empty() || has(rule.also, span));
    }

    bool has(const std::vector<std::uint32_t>& literals, Span span) const {
        return grammars.any_stands_in(literals, document.of(span));
    }

    /// A rule for a label's value sees the value alone, also where the label stands in the same line.
    void try_rule(const Rule& rule, UnitOfText unit) const {
        const Labelled* value_of = label(unit.label);
        const auto admission = admissions.admit(rule, unit.section, value_of);
        if (!admission) return;
        if (admission->tier == Tier::label && unit.span.contains(value_of->label))
            unit.span = value_of->value;
        finder.try_rule(rule, unit, *admission);
    }
};

/// Rules on blocks: those whose literals stand in a block, in the order of their grammars.
class BlockPass {
public:
    /// Of rules marked `fallback`, or of the others.
    BlockPass(const Grammars& grammars, const HitIndex& index, bool fallbacks)
        : index_(index),
          fallbacks_(fallbacks),
          by_list_(index.list_count()),
          tried_(index.list_count(), none) {
        for (const Grammar& grammar : grammars.all()) {
            if (grammar.on != On::text) continue;
            for (const Rule& rule : grammar.rules)
                if (rule.unit == Unit::block && rule.fallback == fallbacks) take(rule);
        }
    }

    void run(const Work& work, const std::vector<Hit>& hits) {
        std::fill(tried_.begin(), tried_.end(), none);
        auto hit = hits.begin();
        const auto& blocks = work.outline.blocks;
        for (std::uint32_t b = 0; b < blocks.size(); ++b) {
            const Span span = blocks[b].span;
            rules_ = always_;
            if (!work.use_prefilter) rules_.insert(rules_.end(), needy_.begin(), needy_.end());
            while (hit != hits.end() && hit->end <= span.begin) ++hit;
            for (; hit != hits.end() && hit->end <= span.end; ++hit)
                if (work.use_prefilter) add_needing(hit->literal, b);
            if (!rules_.empty() && !is_mark(work.outline, b)) try_block(work, b);
        }
    }

private:
    static constexpr std::uint32_t none = ~0u;

    void take(const Rule& rule) {
        (rule.always ? always_ : needy_).push_back(rule.index);
        if (!rule.always) by_list_[index_.needs_of(rule)].push_back(rule.index);
    }

    void add_needing(std::uint32_t literal, std::uint32_t block) {
        for (const std::uint32_t list : index_.lists_with(literal)) {
            if (tried_[list] == block) continue;
            tried_[list] = block;
            rules_.insert(rules_.end(), by_list_[list].begin(), by_list_[list].end());
        }
    }

    void try_block(const Work& work, std::uint32_t b) {
        const UnitOfText unit{work.outline.blocks[b].span, work.outline.section_of[b],
                              work.outline.label_of[b]};
        std::sort(rules_.begin(), rules_.end());
        const Grammar* grammar = nullptr;
        for (std::uint32_t r : rules_) {
            const Rule& rule = work.grammars.rule(r);
            if (rule.grammar != grammar) work.finder.next_unit();
            grammar = rule.grammar;
            if (work.wanted(rule, fallbacks_, unit) && work.has_needs(rule, unit.span))
                work.try_rule(rule, unit);
        }
    }

    /// Headings and labels are no values.
    static bool is_mark(const Outline& outline, std::uint32_t b) {
        const Span span = outline.blocks[b].span;
        const Section& section = outline.sections[outline.section_of[b]];
        if (section.rule && section.heading.overlaps(span)) return true;
        if (outline.label_of[b] >= 0) return false;
        auto label = std::lower_bound(outline.labels.begin(), outline.labels.end(), span.begin,
                                      [](const Labelled& l, std::uint32_t at) { return l.label.begin < at; });
        while (label != outline.labels.end() && label->label.begin == span.begin)
            if (label++->label == span) return true;
        return false;
    }

    const HitIndex& index_;
    bool fallbacks_;
    std::vector<std::uint32_t> always_, needy_;
    std::vector<std::vector<std::uint32_t>> by_list_;  ///< the rules whose `needs` it is
    std::vector<std::uint32_t> tried_;  ///< by list: the last block its rules were put down for
    std::vector<std::uint32_t> rules_;  ///< to be tried on the block in hand
};

/// Rules on regions: label values, sections that `within` names (whole, with those in them), and
/// for "*" every section's own text that none of those covers.
class RegionPass {
public:
    explicit RegionPass(const Grammars& grammars) {
        for (const Grammar& grammar : grammars.all())
            for (const Rule& rule : grammar.rules)
                if (grammar.on == On::text && rule.unit == Unit::region) rules_.push_back(&rule);
    }

    void run(const Work& work, bool fallbacks) {
        const Grammar* grammar = nullptr;
        for (const Rule* rule : rules_) {
            const Span everything{0, static_cast<std::uint32_t>(work.document.text.size())};
            if (!work.has_needs(*rule, everything) || !work.wanted(*rule, fallbacks, {})) continue;
            if (rule->grammar != grammar) work.finder.next_unit();
            grammar = rule->grammar;
            regions_of(*rule, work.outline);
            for (const UnitOfText& unit : units_)
                if (work.has_needs(*rule, unit.span)) work.try_rule(*rule, unit);
        }
    }

private:
    void regions_of(const Rule& rule, const Outline& outline) {
        units_.clear();
        covered_.assign(outline.sections.size(), false);
        for (const Scope& scope : rule.within) {
            if (scope.exclude) continue;
            if (scope.kind == Scope::Kind::label) add_labels(scope.id, outline);
            if (scope.kind == Scope::Kind::section) add_sections(scope.id, outline);
            if (scope.kind == Scope::Kind::everywhere)
                for (std::uint32_t s = 0; s < outline.sections.size(); ++s)
                    if (!covered_[s]) add_free(outline.sections[s].body, s);
        }
    }

    void add_labels(std::string_view id, const Outline& outline) {
        for (std::size_t l = 0; l < outline.labels.size(); ++l)
            if (outline.labels[l].rule->label == id && !outline.labels[l].value.empty())
                units_.push_back(
                    {outline.labels[l].value, outline.labels[l].section, static_cast<std::int32_t>(l)});
    }

    void add_sections(std::string_view id, const Outline& outline) {
        const auto& sections = outline.sections;
        for (std::uint32_t s = 0; s < sections.size(); ++s) {
            if (sections[s].id != id || covered_[s]) continue;
            const Span whole = whole_section(outline, s);
            add_free(whole, s);
            for (std::uint32_t t = s + 1; t < sections.size() && sections[t].body.end <= whole.end; ++t)
                covered_[t] = true;
        }
    }

    void add_free(Span span, std::uint32_t section) {
        covered_[section] = true;
        if (!span.empty()) units_.push_back({span, section, -1});
    }

    std::vector<bool> covered_;  ///< by section: it stands in a unit
    std::vector<const Rule*> rules_;
    std::vector<UnitOfText> units_;
};

std::vector<const Rule*> link_rules(const Grammars& grammars) {
    std::vector<const Rule*> rules;
    for (const Grammar& grammar : grammars.all())
        for (const Rule& rule : grammar.rules)
            if (grammar.on == On::text && rule.unit == Unit::link) rules.push_back(&rule);
    return rules;
}

}  // namespace

struct Extractor::Impl {
    const Grammars& grammars;
    Limits limits;
    bool use_prefilter = true;
    Admissions admissions;
    HitIndex index;
    BlockPass blocks, fallback_blocks;
    RegionPass regions;
    std::vector<const Rule*> links;
    std::vector<Hit> hits;

    Impl(const Grammars& g, const Limits& l)
        : grammars(g),
          limits(l),
          admissions(g),
          index(g),
          blocks(g, index, false),
          fallback_blocks(g, index, true),
          regions(g),
          links(link_rules(g)) {}

    void find_candidates(const Document& document, const Outline& outline, Matcher& matcher,
                         std::vector<Candidate>& out) {
        Finder finder(document, outline, matcher, limits, out);
        const Work work{document, grammars, outline, admissions, index, use_prefilter, finder};
        blocks.run(work, hits);
        regions.run(work, false);
        fallback_blocks.run(work, hits);
        regions.run(work, true);
    }
};

Extractor::Extractor(const Grammars& grammars, const Limits& limits)
    : impl_(std::make_unique<Impl>(grammars, limits)) {}
Extractor::~Extractor() = default;

void Extractor::prefilter(bool on) {
    impl_->use_prefilter = on;
}

namespace {

/// Links are read as three lines; what a rule captures is found again in the link's words.
void find_links(const Document& document, const Outline& outline, const std::vector<const Rule*>& rules,
                Matcher& matcher, std::vector<Candidate>& out) {
    Match match;
    std::string subject;
    for (const Link& link : document.links) {
        subject.assign(link.hint).append("\n").append(document.of(link.span)).append("\n").append(link.href);
        for (const Rule* rule : rules) {
            if (!matcher.search(*rule, subject, 0, match)) continue;
            if (rule->unless && matcher.search(*rule, *rule->unless, subject, 0, match)) continue;
            if (!matcher.search(*rule, subject, 0, match)) continue;
            Candidate candidate;
            candidate.rule = rule;
            candidate.tier = Tier::section;
            candidate.span = link.span;
            for (const Section& section : outline.sections)
                if (section.heading.begin <= link.span.begin)
                    candidate.section = static_cast<std::uint32_t>(&section - outline.sections.data());
            for (const Capture& capture : match.captures)
                candidate.members.push_back({capture.rule->name,
                                             matcher.normalise(*capture.rule, capture.span.of(subject)),
                                             link.span});
            out.push_back(std::move(candidate));
        }
    }
}

}  // namespace

Extraction Extractor::run(const Document& document, const Outline& outline, Matcher& matcher) {
    Impl& impl = *impl_;
    Extraction found;
    impl.hits.clear();
    matcher.scan(document.text, impl.hits);
    impl.index.build(impl.hits);
    impl.admissions.enter(outline);
    impl.find_candidates(document, outline, matcher, found.candidates);
    find_links(document, outline, impl.links, matcher, found.candidates);
    const std::vector<Span> tables =
        find_criteria_tables(document, outline, impl.grammars, matcher, found.candidates);
    find_lists(document, outline, impl.grammars, matcher, {impl.admissions, impl.index, tables},
               found.candidates);
    find_posted(document, impl.grammars, matcher, found.candidates);
    found.roles = find_roles(document, outline, impl.grammars, matcher, impl.limits, found.candidates);
    return found;
}

}  // namespace vacancy
