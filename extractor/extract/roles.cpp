#include "extract/roles.h"

#include <algorithm>

#include "extract/where.h"

namespace vacancy {
namespace {

bool opens_role(std::string_view line, const Grammars& grammars, Matcher& matcher) {
    Match match;
    for (const Grammar& grammar : grammars.all()) {
        if (grammar.on != On::role) continue;
        for (const Rule& rule : grammar.rules)
            if (matcher.full_match(rule, line, match)) return true;
    }
    return false;
}

std::uint32_t end_of(const Outline& outline, std::uint32_t section) {
    std::uint32_t end = section + 1;
    while (end < outline.sections.size() && outline.sections[end].level > outline.sections[section].level)
        ++end;
    return end;
}

}  // namespace

std::vector<Role> find_roles(const Document& document, const Outline& outline, const Grammars& grammars,
                             Matcher& matcher, const Limits& limits) {
    std::vector<Role> roles;
    std::size_t b = 0;
    for (std::uint32_t s = 1; s < outline.sections.size() && roles.size() < limits.max_roles; ++s) {
        const Section& section = outline.sections[s];
        if (section.id != "annex") continue;
        while (b < outline.blocks.size() && outline.blocks[b].span.begin < section.heading.end) ++b;
        if (b < outline.blocks.size() && opens_role(document.of(outline.blocks[b].span), grammars, matcher))
            roles.push_back({s, end_of(outline, s)});
    }
    if (roles.size() < 2) roles.clear();
    return roles;
}

void assign_roles(const std::vector<Role>& roles, std::vector<Candidate>& candidates) {
    if (roles.empty()) return;
    for (Candidate& candidate : candidates) {
        auto role = std::find_if(roles.begin(), roles.end(), [&](const Role& r) {
            return r.first_section <= candidate.section && candidate.section < r.end_section;
        });
        if (role != roles.end()) candidate.role = static_cast<std::int32_t>(role - roles.begin());
    }
}

}  // namespace vacancy
