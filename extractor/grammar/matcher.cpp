#include <time.h>

#include <limits>

#include "base/ascii.h"
#include "grammar/date_parts.h"
#include "grammar/grammar.h"
#include "grammar/store.h"

namespace vacancy {

namespace {

constexpr std::size_t most_limit_hits = 1000;
constexpr unsigned searches_between_looks = 64;  // at the clock, which costs as much as a short search

std::string_view limit_name(PatternMatcher::Outcome outcome) {
    switch (outcome) {
        case PatternMatcher::Outcome::match_limit:
            return "match";
        case PatternMatcher::Outcome::depth_limit:
            return "depth";
        default:
            return "heap";
    }
}

/// CPU time of this thread: how long an advert takes does not depend on what else the machine does.
double seconds_of_thread() {
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

}  // namespace

struct Matcher::Impl {
    const Grammars& grammars;
    PatternMatcher patterns;
    LiteralScanner literals;
    std::vector<LimitHit> limit_hits;
    std::vector<const Rule*> line_rules;
    Match value_match;
    const double time;
    double deadline = std::numeric_limits<double>::max();
    unsigned searches = 0;
    bool out_of_time = false;

    Impl(const Grammars& set, const Limits& limits)
        : grammars(set), patterns(limits), literals(set.impl_->literals), time(limits.max_advert_seconds) {}

    bool is_late() {
        if (++searches % searches_between_looks == 0 && seconds_of_thread() > deadline) out_of_time = true;
        return out_of_time;
    }

    bool run(const Rule& rule, const Pattern& pattern, Pattern::Cover cover, std::string_view subject,
             std::size_t start, Match& out) {
        if (is_late()) return false;
        const auto outcome = patterns.run(pattern, cover, subject, start);
        if (outcome == PatternMatcher::Outcome::none) return false;
        if (outcome != PatternMatcher::Outcome::match) {
            note_limit(rule, start, outcome);
            return false;
        }
        fill(rule, pattern, out);
        return true;
    }

    void note_limit(const Rule& rule, std::size_t start, PatternMatcher::Outcome outcome) {
        if (limit_hits.size() == most_limit_hits) return;
        limit_hits.push_back({&rule, static_cast<std::uint32_t>(start), limit_name(outcome)});
    }

    void fill(const Rule& rule, const Pattern& pattern, Match& out) const {
        out.rule = &rule;
        out.span = patterns.span();
        out.captures.clear();
        for (std::size_t i = 0; i < rule.captures.size(); ++i) {
            if (const auto span = patterns.capture(i)) out.captures.push_back({&rule.captures[i], *span});
        }
        if (const auto span = patterns.own_capture()) out.captures.push_back({pattern.own(), *span});
    }
};

Matcher::Matcher(const Grammars& grammars, const Limits& limits)
    : impl_(std::make_unique<Impl>(grammars, limits)) {}
Matcher::~Matcher() = default;

void Matcher::scan(std::string_view text, std::vector<Hit>& out) {
    impl_->literals.scan(text, out);
}

bool Matcher::search(const Rule& rule, std::string_view subject, std::size_t start, Match& out) {
    return rule.match && impl_->run(rule, *rule.match, Pattern::Cover::part, subject, start, out);
}

std::span<const Rule* const> Matcher::rules_for_line(On on, std::string_view line) {
    const auto& all = impl_->grammars.impl_->line_rules;
    const auto rules = all.find(on);
    if (rules == all.end()) return {};
    rules->second.find(line, impl_->line_rules);
    return impl_->line_rules;
}

bool Matcher::full_match(const Rule& rule, std::string_view subject, Match& out) {
    return rule.match && impl_->run(rule, *rule.match, Pattern::Cover::whole, subject, 0, out);
}

bool Matcher::search(const Rule& rule, const Pattern& pattern, std::string_view subject, std::size_t start,
                     Match& out) {
    return impl_->run(rule, pattern, Pattern::Cover::part, subject, start, out);
}

Value Matcher::normalise(const CaptureRule& capture, std::string_view words) {
    if (capture.normaliser != nullptr) return capture.normaliser(words);
    if (capture.vocabulary != nullptr) {
        const auto key = capture.vocabulary->key_of(words);
        return key.empty() ? Value() : Value(std::string(key));
    }
    if (capture.grammar == nullptr) return {};
    words = trim(words);
    for (const auto& rule : capture.grammar->rules) {
        if (full_match(rule, words, impl_->value_match)) return date_of(rule, words);
    }
    return {};
}

/// The date that a rule of a value grammar read.
Value Matcher::date_of(const Rule& rule, std::string_view words) {
    DateParts parts;
    for (const auto& capture : impl_->value_match.captures) {
        const Value value = normalise(*capture.rule, capture.span.of(words));
        if (!set_date_part(parts, capture.rule->name, value)) return {};
    }
    for (const auto& setting : rule.sets) set_date_part(parts, setting.name, setting.value);
    auto date = make_date(parts);
    return date ? Value(*std::move(date)) : Value();
}

std::span<const LimitHit> Matcher::limit_hits() const {
    return impl_->limit_hits;
}

void Matcher::begin_advert() {
    impl_->limit_hits.clear();
    impl_->deadline = seconds_of_thread() + impl_->time;
    impl_->out_of_time = false;
}

bool Matcher::out_of_time() const {
    return impl_->out_of_time;
}

void Matcher::use_jit(Jit jit) {
    impl_->patterns.use(jit);
}

}  // namespace vacancy
