#include "extract/assign_roles.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/sentence.h"
#include "segment/role_titles.h"

namespace vacancy {
namespace {

constexpr std::uint32_t furthest = 300;       ///< bytes of a sentence looked at on either side
constexpr std::uint32_t longest_span = 1000;  ///< a candidate over more than this is of no one sentence

/// Where the text names roles, by title or number: looked for once, since a pack may have many candidates.
class Mentions {
public:
    Mentions(std::string_view text, const std::vector<Role>& roles) : text_(text) {
        std::transform(text_.begin(), text_.end(), text_.begin(), to_lower);
        for (const Role& role : roles)
            for (const Span words : {role.title, role.number}) add(role, words);
        for (auto& names : by_first_)
            std::stable_sort(names.begin(), names.end(),
                             [](const Name& a, const Name& b) { return a.words.size() < b.words.size(); });
        for (std::uint32_t at = 0; at < text_.size(); ++at)
            if (at == 0 || !is_alnum(text_[at - 1])) note(at);
    }

    /// The one role that is named within the span; null for none, and for several.
    const Role* only_one_in(Span span) const {
        const Role* only = nullptr;
        auto mention = std::lower_bound(mentions_.begin(), mentions_.end(), span.begin,
                                        [](const Mention& m, std::uint32_t at) { return m.span.begin < at; });
        for (; mention != mentions_.end() && mention->span.begin < span.end; ++mention) {
            if (mention->span.end > span.end || mention->role == only) continue;
            if (only) return nullptr;
            only = mention->role;
        }
        return only;
    }

private:
    struct Name {
        std::string_view words;  ///< of text_
        const Role* role;
    };
    struct Mention {
        Span span;
        const Role* role;
    };

    void add(const Role& role, Span words) {
        if (!words.empty())
            by_first_[static_cast<unsigned char>(text_[words.begin])].push_back({words.of(text_), &role});
    }

    /// Two roles at most: they tell that it is not one alone.
    void note(std::uint32_t at) {
        const Role* before = nullptr;
        for (const Name& name : by_first_[static_cast<unsigned char>(text_[at])]) {
            const Span span{at, at + static_cast<std::uint32_t>(name.words.size())};
            if (name.role == before || !std::string_view(text_).substr(at).starts_with(name.words)) continue;
            if (goes_on(span.end)) continue;
            mentions_.push_back({span, name.role});
            if (before) return;
            before = name.role;
        }
    }

    /// 'Inspectorate' is no inspector, and 'role 12' not role 1; 'Inspectors' are.
    bool goes_on(std::uint32_t at) const {
        if (at < text_.size() && text_[at] == 's') ++at;
        return at < text_.size() && is_alnum(text_[at]);
    }

    std::string text_;                             ///< in small letters
    std::array<std::vector<Name>, 256> by_first_;  ///< by first byte, the shortest first
    std::vector<Mention> mentions_;                ///< by place
};

class Assigner {
public:
    Assigner(const Document& document, const std::vector<Role>& roles)
        : document_(document), roles_(roles), mentions_(document.text, roles) {}

    /// `value`: of a table of roles that the candidate stands in, or null.
    const Role* role_of(const Candidate& candidate, const RoleValue* value) const {
        if (value) return role_titled(document_, roles_, value->title);
        const auto role = std::find_if(roles_.begin(), roles_.end(), [&](const Role& r) {
            return (r.first_section <= candidate.section && candidate.section < r.end_section) ||
                   r.announced.overlaps(candidate.span);
        });
        return role != roles_.end() ? &*role : named_with(candidate.span);
    }

private:
    /// The one role that the sentence around the words names.
    const Role* named_with(Span words) const {
        return words.size() > longest_span ? nullptr : mentions_.only_one_in(sentence(words));
    }

    Span sentence(Span words) const {
        const auto size = static_cast<std::uint32_t>(document_.text.size());
        const std::uint32_t first = words.begin > furthest ? words.begin - furthest : 0;
        return sentence_around(document_.text, words, {first, std::min(size, words.end + furthest)});
    }

    const Document& document_;
    const std::vector<Role>& roles_;
    const Mentions mentions_;
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
    const Assigner assigner(document, roles);
    for (Candidate& candidate : candidates)
        if (const Role* role = assigner.role_of(candidate, role_value_at(outline, candidate.span)))
            candidate.role = static_cast<std::int32_t>(role - roles.data());
}

}  // namespace vacancy
