// The order of work: one pass of literals over the text; then, for each unit of text, the rules
// whose literals stand in it and whose `within` admits them; then lists, links and roles.
#include "extract/extract.h"

#include <algorithm>

#include "base/ascii.h"
#include "extract/find.h"
#include "extract/hits.h"
#include "extract/lists.h"
#include "extract/roles.h"

namespace vacancy {
namespace {

/// A rule to be tried on a block: sorted, these give each grammar's rules in their order, block by block.
struct Trial {
    std::uint32_t grammar, block, rule;
    auto operator<=>(const Trial&) const = default;
};

}  // namespace

struct Extractor::Impl {
    const Grammars& grammars;
    Limits limits;
    bool use_prefilter = true;
    std::vector<const Rule*> always_blocks, regions, links;
    std::vector<Hit> hits;
    HitIndex index;
    std::vector<Trial> trials;

    Impl(const Grammars& g, const Limits& l) : grammars(g), limits(l) {
        for (const Grammar& grammar : g.all()) {
            if (grammar.on != On::text) continue;
            for (const Rule& rule : grammar.rules) {
                if (rule.unit == Unit::region) regions.push_back(&rule);
                if (rule.unit == Unit::link) links.push_back(&rule);
                if (rule.unit == Unit::block && rule.always) always_blocks.push_back(&rule);
            }
        }
    }

    static UnitOfText unit_of_block(const Outline& outline, std::uint32_t b) {
        return {outline.blocks[b].span, outline.section_of[b], outline.label_of[b]};
    }

    /// Headings and labels are no values.
    static bool is_mark(const Outline& outline, const UnitOfText& unit) {
        const Section& section = outline.sections[unit.section];
        if (section.rule && section.heading.overlaps(unit.span)) return true;
        if (unit.label >= 0) return false;
        return std::any_of(outline.labels.begin(), outline.labels.end(),
                           [&](const Labelled& l) { return l.label == unit.span; });
    }

    static const Labelled* label_of(const Outline& outline, std::int32_t label) {
        return label < 0 ? nullptr : &outline.labels[static_cast<std::size_t>(label)];
    }

    bool worth_trying(const Rule& rule, Span span) const {
        return rule.always || !use_prefilter || index.any(rule.needs, span);
    }

    void plan_blocks(const Outline& outline) {
        trials.clear();
        const auto blocks = static_cast<std::uint32_t>(outline.blocks.size());
        for (std::uint32_t b = 0; b < blocks; ++b)
            for (const Rule* rule : always_blocks) trials.push_back({rule->grammar->index, b, rule->index});
        if (use_prefilter) {
            plan_hits(outline);
        } else {
            for (const Grammar& grammar : grammars.all())
                for (const Rule& rule : grammar.rules)
                    if (grammar.on == On::text && rule.unit == Unit::block && !rule.always)
                        for (std::uint32_t b = 0; b < blocks; ++b)
                            trials.push_back({grammar.index, b, rule.index});
        }
        std::sort(trials.begin(), trials.end());
        trials.erase(std::unique(trials.begin(), trials.end()), trials.end());
    }

    void plan_hits(const Outline& outline) {
        std::uint32_t b = 0;
        for (const Hit& hit : hits) {
            while (b < outline.blocks.size() && outline.blocks[b].span.end < hit.end) ++b;
            if (b == outline.blocks.size()) return;
            if (hit.end <= outline.blocks[b].span.begin) continue;
            for (std::uint32_t r : grammars.rules_needing(hit.literal)) {
                const Rule& rule = grammars.rule(r);
                if (rule.grammar->on == On::text && rule.unit == Unit::block)
                    trials.push_back({rule.grammar->index, b, r});
            }
        }
    }

    void try_blocks(const Outline& outline, Finder& finder) {
        for (std::size_t i = 0; i < trials.size(); ++i) {
            const Trial& trial = trials[i];
            if (i == 0 || trials[i - 1].grammar != trial.grammar || trials[i - 1].block != trial.block)
                finder.next_unit();
            const Rule& rule = grammars.rule(trial.rule);
            const UnitOfText unit = unit_of_block(outline, trial.block);
            if (is_mark(outline, unit)) continue;
            if (auto admission = admit(rule, outline, unit.section, label_of(outline, unit.label)))
                finder.try_rule(rule, unit, *admission);
        }
    }

    /// Regions: label values, sections that `within` names (whole, with those in them), and for "*"
    /// every section's own text that none of those covers.
    void try_regions(const Outline& outline, Finder& finder) {
        const Grammar* grammar = nullptr;
        std::vector<UnitOfText> units;
        for (const Rule* rule : regions) {
            if (rule->grammar != grammar) finder.next_unit();
            grammar = rule->grammar;
            regions_of(*rule, outline, units);
            for (const UnitOfText& unit : units) {
                auto admission = admit(*rule, outline, unit.section, label_of(outline, unit.label));
                if (admission && worth_trying(*rule, unit.span)) finder.try_rule(*rule, unit, *admission);
            }
        }
    }

    static void regions_of(const Rule& rule, const Outline& outline, std::vector<UnitOfText>& units) {
        units.clear();
        for (const Scope& scope : rule.within) {
            if (scope.exclude) continue;
            if (scope.kind == Scope::Kind::label) add_labels(scope.id, outline, units);
            if (scope.kind == Scope::Kind::section) add_sections(scope.id, outline, units);
            if (scope.kind == Scope::Kind::everywhere)
                for (std::uint32_t s = 0; s < outline.sections.size(); ++s)
                    add_free(outline.sections[s].body, s, units);
        }
    }

    static void add_labels(std::string_view id, const Outline& outline, std::vector<UnitOfText>& units) {
        for (std::size_t l = 0; l < outline.labels.size(); ++l)
            if (outline.labels[l].rule->label == id && !outline.labels[l].value.empty())
                units.push_back(
                    {outline.labels[l].value, outline.labels[l].section, static_cast<std::int32_t>(l)});
    }

    static void add_sections(std::string_view id, const Outline& outline, std::vector<UnitOfText>& units) {
        for (std::uint32_t s = 0; s < outline.sections.size(); ++s)
            if (outline.sections[s].id == id) add_free(whole_section(outline, s), s, units);
    }

    static void add_free(Span span, std::uint32_t section, std::vector<UnitOfText>& units) {
        for (const UnitOfText& unit : units)
            if (unit.label < 0 && unit.span.contains(span)) return;
        if (!span.empty()) units.push_back({span, section, -1});
    }

    void find_candidates(const Document& document, const Outline& outline, Matcher& matcher,
                         std::vector<Candidate>& out) {
        Finder finder(document, outline, matcher, limits, out);
        try_blocks(outline, finder);
        try_regions(outline, finder);
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
    impl.plan_blocks(outline);
    impl.find_candidates(document, outline, matcher, found.candidates);
    find_links(document, outline, impl.links, matcher, found.candidates);
    find_lists(document, outline, impl.grammars, matcher, found.candidates);
    found.roles = find_roles(document, outline, impl.grammars, matcher, impl.limits);
    assign_roles(found.roles, found.candidates);
    return found;
}

}  // namespace vacancy
