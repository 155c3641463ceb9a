#include "extract/roles.h"

#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "extract/assign_roles.h"
#include "extract/pay_zones.h"
#include "segment/role_titles.h"

namespace vacancy {
namespace {

constexpr std::string_view annex = "annex";
constexpr std::string_view reference_field = "reference";
constexpr std::uint32_t shortest_reference = 4;    ///< a shorter one stands in other words, too
constexpr std::string_view title_field = "title";  ///< of rules that know a role by its line

class RoleFinder {
public:
    RoleFinder(const Document& document, const Outline& outline, const Grammars& grammars, Matcher& matcher)
        : document_(document), outline_(outline), matcher_(matcher) {
        for (const Grammar& grammar : grammars.all())
            if (grammar.on == On::role)
                for (const Rule& rule : grammar.rules) rules_.push_back(&rule);
    }

    std::vector<Role> find(std::size_t most, std::vector<Candidate>& candidates) {
        std::vector<Role> roles = by_heading(most, candidates);
        if (roles.size() < 2) roles = by_annex(most);
        std::vector<Role> of_table = by_table(most);
        return roles.size() >= std::max<std::size_t>(of_table.size(), 2) ? roles : of_table;
    }

private:
    /// The rule that says that the words name a role.
    const Rule* known(Span words) {
        for (const Rule* rule : rules_)
            if (rule->field == title_field && matcher_.full_match(*rule, document_.of(words), match_))
                return rule;
        return nullptr;
    }

    std::vector<Role> by_heading(std::size_t most, std::vector<Candidate>& candidates) {
        std::vector<Role> roles;
        std::vector<Candidate> found;
        for (std::uint32_t s = 1; s < outline_.sections.size() && roles.size() < most; ++s) {
            const Span heading = trim(document_.text, outline_.sections[s].heading);
            const RoleTitle* announced = title_said(document_.text, outline_.role_titles, heading);
            const Rule* rule = announced ? announced->rule : known(heading);
            if (!rule && !announced) continue;
            if (!roles.empty()) roles.back().end_section = s;
            roles.push_back({s, end_of_section(s), {}, announced ? announced->title : Span{}, {}});
            if (!rule) continue;  // the table of roles says all else
            if (announced) roles.back().announced = announced->line;
            announced ? add_announced(*announced, s, found) : add(*rule, heading.begin, s, found);
            if (!found.back().members.empty()) roles.back().title = found.back().members.front().span;
            roles.back().number = before_title(heading, roles.back().title);
            add_others(announced ? announced->line : heading, s, found);
        }
        if (roles.size() < 2) return {};
        roles.back().end_section = end_of_last(roles);
        std::move(found.begin(), found.end(), std::back_inserter(candidates));
        return roles;
    }

    /// 'Role 2' of 'Role 2 – Head of Archives'; 'Role' or '2' alone tell no role from others.
    Span before_title(Span heading, Span title) const {
        Span words{heading.begin, std::clamp(title.begin, heading.begin, heading.end)};
        while (!words.empty() && !is_alnum(document_.text[words.end - 1])) --words.end;
        return document_.of(words).find(' ') == std::string_view::npos ? Span{} : words;
    }

    /// What else the line says of the role: its grade, how many posts.
    void add_others(Span line, std::uint32_t section, std::vector<Candidate>& found) {
        for (const Rule* rule : rules_)
            if (rule->field != title_field && matcher_.full_match(*rule, document_.of(line), match_))
                add(*rule, line.begin, section, found);
    }

    /// The match as a candidate; its spans are of a text that begins at `begin`.
    void add(const Rule& rule, std::uint32_t begin, std::uint32_t section, std::vector<Candidate>& found) {
        const auto placed = [&](Span span) { return Span{begin + span.begin, begin + span.end}; };
        Candidate candidate = labelled(rule, placed(match_.span), section);
        for (const Capture& capture : match_.captures)
            add_member(candidate, *capture.rule, placed(capture.span));
        found.push_back(std::move(candidate));
    }

    void add_announced(const RoleTitle& role, std::uint32_t section, std::vector<Candidate>& found) {
        Candidate candidate = labelled(*role.rule, role.title, section);
        add_member(candidate, role.rule->captures.front(), role.title);
        found.push_back(std::move(candidate));
    }

    static Candidate labelled(const Rule& rule, Span span, std::uint32_t section) {
        Candidate candidate;
        candidate.rule = &rule;
        candidate.tier = Tier::label;
        candidate.section = section;
        candidate.span = span;
        return candidate;
    }

    void add_member(Candidate& candidate, const CaptureRule& rule, Span words) {
        candidate.members.push_back({rule.name, matcher_.normalise(rule, document_.of(words)), words});
    }

    /// The last role ends with the last of the sections that other roles have as well.
    std::uint32_t end_of_last(const std::vector<Role>& roles) const {
        std::set<std::string_view> ids;
        for (std::uint32_t s = roles.front().first_section + 1; s < roles.back().first_section; ++s)
            ids.insert(outline_.sections[s].id);
        const std::uint32_t last = roles.back().first_section;
        std::uint32_t s = last + 1;
        while (s < outline_.sections.size() && ids.count(outline_.sections[s].id) != 0 && !ends_role(last, s))
            ++s;
        return s;
    }

    /// A part of the pack that no heading rule knows.
    bool ends_role(std::uint32_t role, std::uint32_t section) const {
        const Section& part = outline_.sections[section];
        return !part.rule && part.level <= outline_.sections[role].level;
    }

    std::vector<Role> by_annex(std::size_t most) {
        std::vector<Role> roles;
        std::size_t b = 0;
        for (std::uint32_t s = 1; s < outline_.sections.size() && roles.size() < most; ++s) {
            const Section& section = outline_.sections[s];
            if (section.id != annex) continue;
            while (b < outline_.blocks.size() && outline_.blocks[b].span.begin < section.heading.end) ++b;
            if (b < outline_.blocks.size() && known(outline_.blocks[b].span))
                roles.push_back({s, end_of_section(s), {}, {}, {}});
        }
        if (roles.size() < 2) roles.clear();
        return roles;
    }

    /// Those of a table that tells them apart, where nothing else does.
    std::vector<Role> by_table(std::size_t most) const {
        std::vector<Role> roles;
        for (const RoleValue& value : outline_.role_values)
            if (roles.size() < most && !role_titled(document_, roles, value.title))
                roles.push_back({0, 0, {}, value.title, {}});
        if (roles.size() < 2) roles.clear();
        return roles;
    }

    std::uint32_t end_of_section(std::uint32_t section) const {
        std::uint32_t end = section + 1;
        while (end < outline_.sections.size() &&
               outline_.sections[end].level > outline_.sections[section].level)
            ++end;
        return end;
    }

    const Document& document_;
    const Outline& outline_;
    Matcher& matcher_;
    std::vector<const Rule*> rules_;
    Match match_;
};

/// 'The holder of post CW1189 must …'
void number_by_references(const Document& document, const Outline& outline, std::vector<Role>& roles) {
    for (const RoleValue& value : outline.role_values) {
        if (value.label->field != reference_field || value.value.size() < shortest_reference) continue;
        const Role* role = role_titled(document, roles, value.title);
        if (role && role->number.empty())
            roles[static_cast<std::size_t>(role - roles.data())].number = value.value;
    }
}

}  // namespace

std::vector<Role> find_roles(const Document& document, const Outline& outline, const Grammars& grammars,
                             Matcher& matcher, const Limits& limits, std::vector<Candidate>& candidates) {
    std::vector<Role> roles =
        RoleFinder(document, outline, grammars, matcher).find(limits.max_roles, candidates);
    number_by_references(document, outline, roles);
    assign_roles(document, outline, roles, candidates);
    if (!roles.empty()) add_pay_zones(document, outline, grammars, candidates);
    return roles;
}

}  // namespace vacancy
