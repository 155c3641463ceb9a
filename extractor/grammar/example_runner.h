#ifndef VACANCY_GRAMMAR_EXAMPLE_RUNNER_H
#define VACANCY_GRAMMAR_EXAMPLE_RUNNER_H

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/grammar.h"

namespace vacancy {

/// Offers an example to a rule as the stages offer an advert's text: the example is the
/// unit, and what the rule is offered (`on`) says how it must match.
class ExampleRunner {
public:
    explicit ExampleRunner(const Grammars& grammars);

    struct Found {
        Span span;
        std::vector<std::pair<std::string_view, Value>> values;  ///< captures, then `sets`
        std::size_t captured = 0;                                ///< how many of them are captures

        const Value* find(std::string_view name) const;
    };

    /// True where one of the literals that the rule needs stands in the text.
    bool needs_met(const Rule& rule, std::string_view text);

    /// What the rule makes of the text; nothing where it does not match.
    std::optional<Found> offer(const Rule& rule, std::string_view text);

    /// Every match of the rule that stands.
    std::vector<Span> matches(const Rule& rule, std::string_view text);

    /// True where the pattern alone, without scope and unless, matches.
    bool matches_anywhere(const Rule& rule, std::string_view text);

    /// The value of a text by a grammar `on = "value"`.
    Value value_of(const Grammar& grammar, std::string_view text);

    /// True where a rule with this `on` must match the whole of what it is offered.
    static bool takes_whole(On on);

    /// What of an example is offered: final colons of headings and labels are off.
    static std::string_view offered(const Rule& rule, std::string_view text);

private:
    bool is_for_line(const Rule& rule, std::string_view text);
    bool next(const Rule& rule, std::string_view text, Span part, std::size_t& at);
    bool vetoed(const Rule& rule, std::string_view text, Span span);
    std::vector<Span> parts(const Rule& rule, std::string_view text);
    Found found(const Rule& rule, std::string_view text);
    void add_values(const Match& match, std::string_view text, Found& out);

    Matcher matcher_;
    Match match_;
    Match other_;
    std::vector<Hit> hits_;
};

}  // namespace vacancy

#endif
