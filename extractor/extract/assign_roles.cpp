#include "extract/assign_roles.h"

#include <algorithm>

#include "base/ascii.h"
#include "segment/role_titles.h"

namespace vacancy {
namespace {

constexpr std::uint32_t furthest = 300;       ///< bytes of a sentence looked at on either side
constexpr std::uint32_t longest_span = 1000;  ///< a candidate over more than this is of no one sentence

/// Whether the words stand in the text, whole and in whatever case.
bool says(std::string_view text, std::string_view words) {
    if (words.empty()) return false;
    const auto same = [](char a, char b) { return to_lower(a) == to_lower(b); };
    for (auto at = text.begin();; ++at) {
        at = std::search(at, text.end(), words.begin(), words.end(), same);
        if (at == text.end()) return false;
        const auto end = at + static_cast<std::ptrdiff_t>(words.size());
        if ((at == text.begin() || !is_alnum(at[-1])) && (end == text.end() || !is_digit(*end))) return true;
    }
}

class Assigner {
public:
    Assigner(const Document& document, const Outline& outline, const std::vector<Role>& roles)
        : document_(document), outline_(outline), roles_(roles) {}

    const Role* role_of(const Candidate& candidate) const {
        if (const RoleValue* value = value_in_table(candidate.span))
            return role_titled(document_, roles_, value->title);
        const auto role = std::find_if(roles_.begin(), roles_.end(), [&](const Role& r) {
            return (r.first_section <= candidate.section && candidate.section < r.end_section) ||
                   r.announced.overlaps(candidate.span);
        });
        return role != roles_.end() ? &*role : named_with(candidate.span);
    }

private:
    const RoleValue* value_in_table(Span words) const {
        const auto value = std::find_if(outline_.role_values.begin(), outline_.role_values.end(),
                                        [&](const RoleValue& v) { return v.value.overlaps(words); });
        return value == outline_.role_values.end() ? nullptr : &*value;
    }

    /// The one role that the sentence around the words names.
    const Role* named_with(Span words) const {
        if (words.size() > longest_span) return nullptr;
        const std::string_view sentence = sentence_around(words).of(document_.text);
        const Role* found = nullptr;
        for (const Role& role : roles_) {
            if (!says(sentence, document_.of(role.title)) && !says(sentence, document_.of(role.number)))
                continue;
            if (found) return nullptr;
            found = &role;
        }
        return found;
    }

    Span sentence_around(Span words) const {
        const std::string_view text = document_.text;
        const auto size = static_cast<std::uint32_t>(text.size());
        const std::uint32_t first = words.begin > furthest ? words.begin - furthest : 0;
        const std::uint32_t last = std::min(size, words.end + furthest);
        while (words.begin > first && !ends_sentence(words.begin - 1)) --words.begin;
        while (words.end < last && !ends_sentence(words.end)) ++words.end;
        return words;
    }

    bool ends_sentence(std::uint32_t at) const {
        const std::string_view text = document_.text;
        if (text[at] == '\n') return true;
        const bool stop = text[at] == '.' || text[at] == '!' || text[at] == '?';
        return stop && at + 1 < text.size() && text[at + 1] == ' ';
    }

    const Document& document_;
    const Outline& outline_;
    const std::vector<Role>& roles_;
};

}  // namespace

const Role* role_titled(const Document& document, const std::vector<Role>& roles, Span words) {
    const auto role = std::find_if(roles.begin(), roles.end(), [&](const Role& r) {
        return !r.title.empty() && same_words(document.of(r.title), document.of(words));
    });
    return role == roles.end() ? nullptr : &*role;
}

void assign_roles(const Document& document, const Outline& outline, const std::vector<Role>& roles,
                  std::vector<Candidate>& candidates) {
    if (roles.empty()) return;
    const Assigner assigner(document, outline, roles);
    for (Candidate& candidate : candidates)
        if (const Role* role = assigner.role_of(candidate))
            candidate.role = static_cast<std::int32_t>(role - roles.data());
}

}  // namespace vacancy
