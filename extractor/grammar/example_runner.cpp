#include "grammar/example_runner.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/sentence.h"
#include "grammar/line_rules.h"

namespace vacancy {

namespace {

constexpr std::size_t most_matches = 1000;

Span moved(Span span, std::uint32_t by) {
    return {span.begin + by, span.end + by};
}

}  // namespace

ExampleRunner::ExampleRunner(const Grammars& grammars) : matcher_(grammars, Limits{}) {
    matcher_.use_jit(Jit::never);  // each pattern runs a few times only
}

const Value* ExampleRunner::Found::find(std::string_view name) const {
    const auto at =
        std::find_if(values.begin(), values.end(), [&](const auto& v) { return v.first == name; });
    return at == values.end() ? nullptr : &at->second;
}

bool ExampleRunner::takes_whole(On on) {
    return on == On::heading || on == On::label || on == On::noise || on == On::role || on == On::value;
}

std::string_view ExampleRunner::offered(const Rule& rule, std::string_view text) {
    const On on = rule.grammar->on;
    if (takes_whole(on)) text = trim(text);
    if (on != On::heading && on != On::label) return text;
    while (!text.empty() && (text.back() == ':' || text.back() == '-' || is_blank(text.back())))
        text.remove_suffix(1);
    return text;
}

bool ExampleRunner::needs_met(const Rule& rule, std::string_view text) {
    if (rule.always) return true;
    hits_.clear();
    matcher_.scan(text, hits_);
    const auto any_of = [&](const std::vector<std::uint32_t>& literals) {
        return std::any_of(hits_.begin(), hits_.end(), [&](const Hit& hit) {
            return std::binary_search(literals.begin(), literals.end(), hit.literal);
        });
    };
    return any_of(rule.needs) && (rule.also.empty() || any_of(rule.also));
}

std::optional<ExampleRunner::Found> ExampleRunner::offer(const Rule& rule, std::string_view text) {
    text = offered(rule, text);
    if (!rule.match) {
        const bool matched = rule.inline_form && matcher_.search(rule, *rule.inline_form, text, 0, match_);
        return matched ? std::optional(found(rule, text)) : std::nullopt;
    }
    if (takes_whole(rule.grammar->on)) {
        if (!is_for_line(rule, text) || !matcher_.full_match(rule, text, match_)) return std::nullopt;
        return found(rule, text);
    }
    for (const Span part : parts(rule, text)) {
        std::size_t at = 0;
        if (next(rule, text, part, at)) return found(rule, text);
    }
    return std::nullopt;
}

/// Lines of adverts are not offered to every rule.
bool ExampleRunner::is_for_line(const Rule& rule, std::string_view text) {
    if (!is_for_lines(rule.grammar->on)) return true;
    const auto rules = matcher_.rules_for_line(rule.grammar->on, text);
    return std::find(rules.begin(), rules.end(), &rule) != rules.end();
}

std::vector<Span> ExampleRunner::matches(const Rule& rule, std::string_view text) {
    std::vector<Span> out;
    if (takes_whole(rule.grammar->on) || !rule.match) {
        if (const auto one = offer(rule, text)) out.push_back(one->span);
        return out;
    }
    for (const Span part : parts(rule, text)) {
        for (std::size_t at = 0; out.size() < most_matches && next(rule, text, part, at);)
            out.push_back(match_.span);
    }
    return out;
}

bool ExampleRunner::matches_anywhere(const Rule& rule, std::string_view text) {
    return !takes_whole(rule.grammar->on) && matcher_.search(rule, text, 0, other_);
}

Value ExampleRunner::value_of(const Grammar& grammar, std::string_view text) {
    CaptureRule whole;
    whole.grammar = &grammar;
    return matcher_.normalise(whole, text);
}

/// The next match in the part that stands, its spans in the whole text; `at` moves past it.
bool ExampleRunner::next(const Rule& rule, std::string_view text, Span part, std::size_t& at) {
    const std::string_view subject = part.of(text);
    while (at <= subject.size() && matcher_.search(rule, subject, at, match_)) {
        at = std::max<std::size_t>(match_.span.end, match_.span.begin + 1);
        match_.span = moved(match_.span, part.begin);
        for (auto& capture : match_.captures) capture.span = moved(capture.span, part.begin);
        if (!vetoed(rule, text, match_.span)) return true;
    }
    return false;
}

bool ExampleRunner::vetoed(const Rule& rule, std::string_view text, Span span) {
    if (!rule.unless) return false;
    const Span sentence = sentence_around(text, span, {0, static_cast<std::uint32_t>(text.size())});
    return matcher_.search(rule, *rule.unless, sentence.of(text), 0, other_);
}

std::vector<Span> ExampleRunner::parts(const Rule& rule, std::string_view text) {
    if (!rule.scope) return {{0, static_cast<std::uint32_t>(text.size())}};
    std::vector<Span> out;
    std::size_t at = 0;
    while (at < text.size() && out.size() < most_matches &&
           matcher_.search(rule, *rule.scope, text, at, other_)) {
        const Capture* group = other_.find("scope");
        out.push_back(group != nullptr ? group->span : other_.span);
        at = std::max<std::size_t>(other_.span.end, at + 1);
    }
    return out;
}

ExampleRunner::Found ExampleRunner::found(const Rule& rule, std::string_view text) {
    Found out;
    out.span = match_.span;
    add_values(match_, text, out);
    if (rule.context && matcher_.search(rule, *rule.context, text, 0, other_)) add_values(other_, text, out);
    out.captured = out.values.size();
    for (const auto& setting : rule.sets) {
        if (out.find(setting.name) == nullptr) out.values.emplace_back(setting.name, setting.value);
    }
    return out;
}

void ExampleRunner::add_values(const Match& match, std::string_view text, Found& out) {
    for (const auto& capture : match.captures) {
        const std::string_view name = capture.rule->name;
        const std::string_view words = trim(capture.span.of(text));
        const bool own = name == "scope" || name == "mark";
        if (own || words.empty() || out.find(name) != nullptr) continue;
        out.values.emplace_back(name, matcher_.normalise(*capture.rule, words));
    }
}

}  // namespace vacancy
