#include "extract/where.h"

#include <algorithm>

namespace vacancy {

Admissions::Admissions(const Grammars& grammars) {
    entries_.resize(grammars.rule_count());
    label_ids_.resize(grammars.rule_count());
    for (const Grammar& grammar : grammars.all()) {
        for (const Rule& rule : grammar.rules) {
            label_ids_[rule.index] = number_of("label:" + rule.label);
            for (const Scope& scope : rule.within) {
                const bool label = scope.kind == Scope::Kind::label;
                entries_[rule.index].push_back(
                    {scope.kind, scope.exclude, number_of((label ? "label:" : "") + scope.id)});
            }
        }
    }
}

/// Ids past the last number share it: they are never section ids of a shipped grammar.
std::size_t Admissions::number_of(const std::string& id) {
    const auto next = std::min(numbers_.size(), most_ids - 1);
    return numbers_.try_emplace(id, next).first->second;
}

void Admissions::enter(const Outline& outline) {
    within_.resize(outline.sections.size());
    contents_.assign(outline.sections.size(), false);
    for (std::size_t s = 0; s < outline.sections.size(); ++s) {
        const Section& section = outline.sections[s];
        within_[s] = section.parent == s ? Ids() : within_[section.parent];
        contents_[s] = section.id == "contents";
        const auto known = numbers_.find(std::string(section.id));
        if (known != numbers_.end()) within_[s].set(known->second);
    }
}

std::optional<Admission> Admissions::admit(const Rule& rule, std::uint32_t section,
                                           const Labelled* label) const {
    std::optional<Admission> best;
    std::uint16_t rank = 0;
    for (const Entry& entry : entries_[rule.index]) {
        bool here = false;
        Tier tier = Tier::prose;
        switch (entry.kind) {
            case Scope::Kind::everywhere:
                here = !contents_[section];
                break;
            case Scope::Kind::section:
                here = within_[section].test(entry.id);
                tier = Tier::section;
                break;
            case Scope::Kind::label:
                here = label && label_ids_[label->rule->index] == entry.id;
                tier = Tier::label;
                break;
        }
        if (here && entry.exclude) return std::nullopt;
        if (here && !best) best = Admission{tier, rank};
        ++rank;
    }
    return best;
}

Span whole_section(const Outline& outline, std::uint32_t section) {
    Span span = outline.sections[section].body;
    if (section == 0) return span;  // nothing stands within the preamble
    for (std::uint32_t i = section + 1; i < outline.sections.size(); ++i) {
        if (outline.sections[i].level <= outline.sections[section].level) break;
        span.end = outline.sections[i].body.end;
    }
    return span;
}

}  // namespace vacancy
