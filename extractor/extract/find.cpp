#include "extract/find.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "base/sentence.h"

namespace vacancy {

const Member* Candidate::find(std::string_view name) const {
    for (const Member& member : members)
        if (member.name == name) return &member;
    return nullptr;
}

namespace {
constexpr std::uint32_t furthest_veto = 600;  ///< bytes from the match

std::uint32_t character_begin(std::string_view text, std::uint32_t at) {
    while (at > 0 && at < text.size() && is_utf8_tail(text[at])) --at;
    return at;
}

/// Of spans none of which overlaps another, the last that begins before the span's end is the one to ask.
bool overlaps_any(const SpansByPlace& spans, Span span) {
    const auto after = spans.lower_bound({span.end, 0});
    return after != spans.begin() && std::prev(after)->overlaps(span);
}

}  // namespace

void Finder::try_rule(const Rule& rule, const UnitOfText& unit, Admission admission) {
    if (!rule.scope) return search_in(rule, unit, admission, unit.span);
    const auto [begin, end] = select(rule, unit.span);
    for (std::size_t i = begin; i < end; ++i) search_in(rule, unit, admission, selected_[i]);
}

/// What the rule's scope selects in the unit, as a range of selected_; kept for other rules of its grammar
/// with the same scope.
Finder::Range Finder::select(const Rule& rule, Span unit) {
    if (rule.grammar != selected_for_) {
        selected_for_ = rule.grammar;
        selections_.clear();
        selected_.clear();
    }
    const auto [made, fresh] = selections_.try_emplace({rule.scope_key, unit.begin, unit.end});
    if (!fresh) return made->second;
    const std::size_t begin = selected_.size();
    const Subject subject = subject_of(rule, unit);
    std::size_t at = 0;
    while (at < subject.text.size() && matcher_.search(rule, *rule.scope, subject.text, at, scope_)) {
        const Capture* group = scope_.find("scope");
        const Span inner = group ? group->span : scope_.span;
        at = std::max<std::size_t>(scope_.span.end, at + 1);
        selected_.push_back(subjects_.place(subject, inner));
    }
    return made->second = {begin, selected_.size()};
}

namespace {

bool is_of_kind(const Candidate& candidate, const Rule& rule) {
    return std::all_of(rule.sets.begin(), rule.sets.end(), [&](const Setting& setting) {
        const Member* member = candidate.find(setting.name);
        return !member || member->value == setting.value;
    });
}

}  // namespace

bool Finder::has_read(const Rule& rule) {
    if (read_.size() <= rule.index) read_.resize(rule.index + 1);
    Read& read = read_[rule.index];
    for (; !read.any && read.seen < out_.size(); ++read.seen) {
        const Candidate& candidate = out_[read.seen];
        read.any = candidate.tier != Tier::prose && candidate.rule->field == rule.field &&
                   !candidate.rule->lost && is_of_kind(candidate, rule);
    }
    return read.any;
}

/// Every match in `within`, a part of the unit.
void Finder::search_in(const Rule& rule, const UnitOfText& unit, Admission admission, Span within) {
    const Subject subject = subject_of(rule, within);
    SpansByPlace& claims = claims_for(rule.field);
    std::size_t at = 0;
    while (at <= subject.text.size() && matcher_.search(rule, subject.text, at, match_)) {
        const Span span = subjects_.place(subject, match_.span);
        at = std::max<std::size_t>(match_.span.end, match_.span.begin + 1);
        if (out_.size() >= limits_.max_candidates) return;
        if (overlaps_any(claims, span) || vetoed(rule, unit, span)) continue;
        keep(rule, unit, admission, subject);
        claims.insert(span);
    }
}

SpansByPlace& Finder::claims_for(const std::string& field) {
    for (Claims& claims : claims_)
        if (claims.field == field) return claims.spans;
    return claims_.emplace_back(Claims{field, {}}).spans;
}

/// `unless` looks at the sentence of the match, as far as it stands in the block that the match begins in; of
/// a very long one, at the words around the match.
bool Finder::vetoed(const Rule& rule, const UnitOfText& unit, Span span) {
    if (!rule.unless) return false;
    const auto& blocks = outline_.blocks;
    auto block = std::upper_bound(blocks.begin(), blocks.end(), span.begin,
                                  [](std::uint32_t at, const Block& b) { return at < b.span.end; });
    Span line = span;
    if (block != blocks.end() && block->span.begin <= span.begin)
        line = {block->span.begin, std::max(block->span.end, span.end)};
    line = {std::max(line.begin, unit.span.begin), std::min(line.end, std::max(unit.span.end, span.end))};
    if (span.begin - line.begin > furthest_veto)
        line.begin = character_begin(document_.text, span.begin - furthest_veto);
    if (line.end - span.end > furthest_veto)
        line.end = character_begin(document_.text, span.end + furthest_veto);
    return matcher_.search(rule, *rule.unless, document_.of(sentence_around(document_.text, span, line)), 0,
                           veto_);
}

void Finder::keep(const Rule& rule, const UnitOfText& unit, Admission admission, const Subject& subject) {
    Candidate candidate;
    candidate.rule = &rule;
    candidate.tier = admission.tier;
    candidate.rank = admission.rank;
    candidate.span = trim(document_.text, subjects_.place(subject, match_.span));
    candidate.section = unit.section;
    candidate.label = unit.label;
    add_members(match_, subject, candidate);
    if (rule.context) add_context(rule, unit, candidate);
    for (const Setting& setting : rule.sets)
        if (!candidate.find(setting.name))
            candidate.members.push_back({setting.name, setting.value, candidate.span});
    out_.push_back(std::move(candidate));
}

void Finder::add_members(const Match& match, const Subject& subject, Candidate& candidate) {
    for (const Capture& capture : match.captures) {
        const Span span = trim(document_.text, subjects_.place(subject, capture.span));
        if (span.empty() || candidate.find(capture.rule->name)) continue;
        candidate.members.push_back(
            {capture.rule->name, matcher_.normalise(*capture.rule, document_.of(span)), span});
    }
}

void Finder::add_context(const Rule& rule, const UnitOfText& unit, Candidate& candidate) {
    const Subject subject = subject_of(rule, unit.span);
    if (matcher_.search(rule, *rule.context, subject.text, 0, context_))
        add_members(context_, subject, candidate);
}

}  // namespace vacancy
