#include <algorithm>
#include <map>

#include "base/ascii.h"
#include "grammar/built_in.h"
#include "grammar/example_runner.h"
#include "grammar/rule_reader.h"
#include "grammar/store.h"
#include "grammar/value_text.h"

namespace vacancy {

namespace {

/// Words of an example in a note: one line, not too long.
std::string shown(std::string_view words) {
    constexpr std::size_t most = 100;
    std::string out = "\"";
    for (const char c : words) {
        if (out.size() > most && !is_utf8_tail(c)) return out + "…\"";
        if (c == '\n') {
            out += "\\n";
        } else {
            out += c;
        }
    }
    return out + "\"";
}

}  // namespace

/// Runs the examples and rejects of a set, one rule at a time.
class SelfTest {
public:
    explicit SelfTest(const Grammars& grammars)
        : store_(*grammars.impl_), run_(grammars), patterns_(Limits{}) {}

    static bool has_sources(const Grammars& grammars) {
        return grammars.impl_->sources.size() == grammars.impl_->rules.size();
    }

    Diagnostics run() {
        for (const Rule* rule : store_.rules) test(*rule);
        check_within();
        note_unused_alternatives();
        note_unused_phrases();
        Diagnostics all = store_.faults;
        for (auto& fault : faults_.take()) all.push_back(std::move(fault));
        std::stable_sort(all.begin(), all.end(), [](const Diagnostic& a, const Diagnostic& b) {
            return a.file != b.file ? a.file < b.file : a.span.begin < b.span.begin;
        });
        return all;
    }

private:
    const RuleSource& source(const Rule& rule) const { return store_.sources[rule.index]; }

    void test(const Rule& rule) {
        const RuleSource& about = source(rule);
        if (about.examples.empty()) {
            faults_.error("G020", about.name, "rule " + in_quotes(rule.id) + " has no example");
        }
        if (about.rejects.empty()) {
            faults_.add(Severity::warning, "G021", about.name,
                        "rule " + in_quotes(rule.id) + " has no reject");
        }
        for (const auto& example : about.examples) {
            for (const auto& wording : example.wordings) test_example(rule, example, wording);
        }
        for (const auto& reject : about.rejects) {
            for (const auto& wording : reject.wordings) test_reject(rule, reject, wording);
        }
    }

    /// A known gap is to fail: its faults are dropped, and their absence is one.
    void test_example(const Rule& rule, const Example& example, const Wording& wording) {
        Faults found;
        try_example(rule, example, wording, found);
        if (!example.known_gap) {
            for (auto& fault : found.take()) faults_.keep(std::move(fault));
        } else if (found.size() == 0) {
            faults_.error("G034", wording.place,
                          "a known gap of rule " + in_quotes(rule.id) + " that now passes",
                          "take the mark 'known_gap' away");
        }
    }

    void try_example(const Rule& rule, const Example& example, const Wording& wording, Faults& found) {
        const auto match = run_.offer(rule, wording.text);
        if (!match) return unmatched(rule, wording, found);
        if (!run_.needs_met(rule, wording.text)) {
            found.error("G035", wording.place,
                        "rule " + in_quotes(rule.id) + " would not be tried on its own example",
                        "the example holds nothing of 'needs'");
        }
        if (const Rule* other = winner(rule, wording.text, match->span)) {
            found.error("G031", wording.place,
                        "rule " + in_quotes(rule.id) + " doesn't win its own example; " +
                            in_quotes(other->name) + " above it does");
        }
        if (example.has_gives) compare(rule, example, wording, *match, found);
    }

    void unmatched(const Rule& rule, const Wording& wording, Faults& found) {
        auto& fault = found.error("G030", wording.place,
                                  "rule " + in_quotes(rule.id) + " doesn't match its own example");
        if (!rule.match) return;
        const std::string_view text = ExampleRunner::offered(rule, wording.text);
        const auto cover =
            ExampleRunner::takes_whole(rule.grammar->on) ? Pattern::Cover::whole : Pattern::Cover::part;
        if (run_.matches_anywhere(rule, text)) {
            fault.notes.push_back("'scope' or 'unless' takes its match away");
            return;
        }
        const auto attempt = patterns_.best_attempt(*rule.match, cover, text);
        if (!attempt || attempt->matched.empty()) return;
        const auto& pattern = rule.match->source();
        fault.notes.push_back("the best attempt matched " + shown(attempt->matched.of(text)));
        if (attempt->offset >= pattern.text().size()) {
            fault.notes.push_back("and the pattern ended there");
            return;
        }
        const Place stop = pattern.place_of(attempt->offset);
        const Position at = stop.file->position_of(stop.span.begin);
        fault.notes.push_back("and stopped at " + stop.file->name() + ":" + std::to_string(at.line) + ":" +
                              std::to_string(at.column));
    }

    /// The rule above that has the words of the example; null where the rule has them itself.
    const Rule* winner(const Rule& rule, std::string_view text, Span span) {
        for (const Rule& upper : rule.grammar->rules) {
            if (upper.order >= rule.order) return nullptr;
            if (!competes(upper, rule) || !run_.needs_met(upper, text)) continue;
            for (const Span taken : run_.matches(upper, text)) {
                if (taken.overlaps(span) || taken == span) return &upper;
            }
        }
        return nullptr;
    }

    /// True where `upper` is tried on all that `rule` is tried on.
    static bool competes(const Rule& upper, const Rule& rule) {
        if (upper.unit != rule.unit || upper.field != rule.field) return false;
        const auto tried = [&](const Scope& place) {
            return place.exclude ||
                   std::any_of(upper.within.begin(), upper.within.end(), [&](const Scope& own) {
                       const bool everywhere = own.kind == Scope::Kind::everywhere;
                       return !own.exclude && (everywhere || (own.kind == place.kind && own.id == place.id));
                   });
        };
        const auto excludes = [](const Scope& own) { return own.exclude; };
        return std::all_of(rule.within.begin(), rule.within.end(), tried) &&
               std::none_of(upper.within.begin(), upper.within.end(), excludes);
    }

    void compare(const Rule& rule, const Example& example, const Wording& wording,
                 const ExampleRunner::Found& match, Faults& found) {
        if (example.gives.size() == 1 && example.gives[0].name.empty()) {
            return compare_one(rule, example.gives[0], wording, match, found);
        }
        for (const auto& given : example.gives) {
            const Value* value = match.find(given.name);
            const std::string name = in_quotes(given.name);
            if (value == nullptr) {
                wrong(found, given.place, wording, name + " is not captured");
            } else if (!same_value(*value, given.value)) {
                wrong(found, given.place, wording,
                      name + " is " + text_of(*value) + ", not " + text_of(given.value));
            }
        }
        for (std::size_t i = 0; i < match.captured; ++i) {
            const auto& [name, value] = match.values[i];
            const auto same = [&, n = name](const Example::Given& g) { return g.name == n; };
            if (std::any_of(example.gives.begin(), example.gives.end(), same)) continue;
            wrong(found, wording.place, wording, in_quotes(name) + " is captured too: " + text_of(value));
        }
    }

    /// `gives` is one value: of a value grammar, or of the rule's only capture.
    void compare_one(const Rule& rule, const Example::Given& given, const Wording& wording,
                     const ExampleRunner::Found& match, Faults& found) {
        Value value;
        if (rule.grammar->on == On::value) {
            value = run_.value_of(*rule.grammar, wording.text);
        } else if (match.values.size() == 1) {
            value = match.values[0].second;
        }
        if (same_value(value, given.value)) return;
        wrong(found, given.place, wording,
              "the value is " + text_of(value) + ", not " + text_of(given.value));
    }

    static void wrong(Faults& found, Place place, const Wording& wording, std::string message) {
        found.error("G032", place, std::move(message)).notes.push_back("in " + shown(wording.text));
    }

    void test_reject(const Rule& rule, const RejectExample& reject, const Wording& wording) {
        if (!run_.needs_met(rule, wording.text)) return;
        const auto match = run_.offer(rule, wording.text);
        if (!match) return;
        auto& fault = faults_.error("G033", wording.place,
                                    "rule " + in_quotes(rule.id) + " matches what it should reject");
        const std::string_view text = ExampleRunner::offered(rule, wording.text);
        fault.notes.push_back("it matched " + shown(match->span.of(text)));
        if (!reject.why.empty()) fault.notes.push_back("because: " + reject.why);
    }

    /// Sections and labels that rules look in must be opened by some rule of the set.
    void check_within() {
        std::vector<std::string_view> sections{"preamble", "other"};
        std::vector<std::string_view> labels;
        for (const Rule* rule : store_.rules) {
            if (!rule->section.empty()) sections.push_back(rule->section);
            if (!rule->label.empty()) labels.push_back(rule->label);
        }
        for (const Rule* rule : store_.rules) {
            for (std::size_t i = 0; i < source(*rule).within.size(); ++i) {
                const Scope& scope = rule->within[i];
                const Place place = source(*rule).within[i];
                if (scope.kind == Scope::Kind::section && sections.size() > 2)
                    known(scope.id, sections, place, "heading rule opens section ");
                if (scope.kind == Scope::Kind::label && !labels.empty())
                    known(scope.id, labels, place, "label rule opens label ");
            }
        }
    }

    void known(std::string_view id, const std::vector<std::string_view>& all, Place place,
               std::string_view what) {
        if (std::find(all.begin(), all.end(), id) != all.end()) return;
        faults_.error("G005", place, std::string("no ").append(what).append(in_quotes(id)), nearest(id, all));
    }

    void note_unused_alternatives() {
        for (const Rule* rule : store_.rules) {
            if (!rule->match || source(*rule).examples.empty()) continue;
            const auto syntax = read_syntax(rule->match->source().text());
            const std::size_t first = source(*rule).phrases ? 1 : 0;  // phrases are looked at alone
            if (syntax.alternatives.size() - first < 2) continue;
            for (std::size_t i = first; i < syntax.alternatives.size(); ++i)
                note_alternative(*rule, syntax.alternatives[i]);
        }
    }

    void note_alternative(const Rule& rule, Span span) {
        const auto& whole = rule.match->source();
        span = trim(whole.text(), span);
        if (span.empty()) return;
        const Place place = whole.place_of(span.begin);
        PatternParts part;
        part.append(span.of(whole.text()), place);
        const Pattern alone(std::move(part), Pattern::Case::ignored, {});
        const auto cover =
            ExampleRunner::takes_whole(rule.grammar->on) ? Pattern::Cover::whole : Pattern::Cover::part;
        for (const auto& example : source(rule).examples) {
            for (const auto& wording : example.wordings) {
                const auto offered = ExampleRunner::offered(rule, wording.text);
                if (patterns_.run(alone, cover, offered, 0) == PatternMatcher::Outcome::match) return;
            }
        }
        faults_.add(Severity::note, "G036", place,
                    "no example exercises this alternative of rule " + in_quotes(rule.id));
    }

    /// Phrases that stand in no example: of the file's own, or of any for a shared vocabulary.
    void note_unused_phrases() {
        std::map<std::size_t, std::string> texts;
        std::string all;
        for (const Rule* rule : store_.rules) {
            for (const auto& example : source(*rule).examples) {
                for (const auto& wording : example.wordings) {
                    fold_words(wording.text, texts[rule->grammar->index]);
                    texts[rule->grammar->index] += '\n';
                }
            }
        }
        for (const auto& [index, text] : texts) all += text;
        for (const auto& words : store_.names.vocabularies()) {
            const bool shared = store_.grammars[words->grammar].on == On::shared;
            note_phrases(words->vocabulary->phrases().all(), shared ? all : texts[words->grammar],
                         words->name, "vocabulary " + in_quotes(words->vocabulary->name()));
        }
        for (const Rule* rule : store_.rules) {
            if (!source(*rule).phrases) continue;
            note_phrases(source(*rule).phrases->all(), texts[rule->grammar->index], source(*rule).name,
                         "rule " + in_quotes(rule->id));
        }
    }

    void note_phrases(const std::vector<Phrase>& phrases, const std::string& text, Place place,
                      const std::string& whose) {
        Literals literals;
        std::vector<std::uint32_t> ids;
        for (const auto& phrase : phrases) {
            std::string folded;
            fold_words(phrase.words, folded);
            ids.push_back(folded.empty() ? UINT32_MAX : literals.add(Literal{folded}));
        }
        std::vector<Hit> hits;
        LiteralScanner(literals).scan(text, hits);
        std::vector<bool> seen(literals.size());
        for (const Hit& hit : hits) seen[hit.literal] = true;
        std::string unused;
        std::size_t count = 0;
        for (std::size_t i = 0; i < phrases.size(); ++i) {
            if (ids[i] == UINT32_MAX || seen[ids[i]]) continue;
            if (++count <= 8) unused += (unused.empty() ? "" : ", ") + in_quotes(phrases[i].words);
        }
        if (count == 0) return;
        if (count > 8) unused += ", …";
        faults_
            .add(Severity::note, "G036", place,
                 std::to_string(count) + " of " + std::to_string(phrases.size()) + " phrases of " + whose +
                     " stand in no example")
            .notes.push_back(unused);
    }

    const Grammars::Impl& store_;
    ExampleRunner run_;
    PatternMatcher patterns_;
    Faults faults_;
};

Diagnostics self_test(const Grammars& grammars) {
    if (!SelfTest::has_sources(grammars)) {  // packed ones have no examples: those of the files are run
        const auto files = Grammars::load(built_in_grammars());
        return files ? self_test(**files) : files.why();
    }
    return SelfTest(grammars).run();
}

}  // namespace vacancy
