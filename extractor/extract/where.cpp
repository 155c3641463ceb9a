#include "extract/where.h"

namespace vacancy {

bool stands_within(const Outline& outline, std::uint32_t section, std::string_view id) {
    for (;;) {
        const Section& s = outline.sections[section];
        if (s.id == id) return true;
        if (s.parent == section) return false;
        section = s.parent;
    }
}

std::optional<Admission> admit(const Rule& rule, const Outline& outline, std::uint32_t section,
                               const Labelled* label) {
    std::optional<Admission> best;
    std::uint16_t rank = 0;
    for (const Scope& scope : rule.within) {
        bool here = false;
        Tier tier = Tier::prose;
        switch (scope.kind) {
            case Scope::Kind::everywhere:
                here = outline.sections[section].id != "contents";
                break;
            case Scope::Kind::section:
                here = stands_within(outline, section, scope.id);
                tier = Tier::section;
                break;
            case Scope::Kind::label:
                here = label && label->rule->label == scope.id;
                tier = Tier::label;
                break;
        }
        if (here && scope.exclude) return std::nullopt;
        if (here && !best) best = Admission{tier, rank};
        ++rank;
    }
    return best;
}

Span whole_section(const Outline& outline, std::uint32_t section) {
    Span span = outline.sections[section].body;
    for (std::uint32_t i = section + 1; i < outline.sections.size(); ++i) {
        if (outline.sections[i].level <= outline.sections[section].level) break;
        span.end = outline.sections[i].body.end;
    }
    return span;
}

}  // namespace vacancy
