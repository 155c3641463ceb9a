// What is found must not depend on how: machine code or interpreter, literals looked for
// first or not, one thread or several.
#include <algorithm>

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <thread>

#include "grammar/needs.h"
#include "grammars_of.h"

namespace vacancy {
namespace {

const std::string_view rules = R"(
[vocabulary.currency]
GBP = ["£", "pounds"]
[vocabulary.period]
year = ["per annum", "a year", "p.a."]
hour = ["an hour"]
[pieces]
amount = '\d{1,3} (?: , \d{3} )+ | \d+ k?'
[[rule]]
name     = "range"
needs    = "currency"
match    = '(?<c> (?&currency) ) (?<min> (?&amount) ) \s* [-–] \s* (?&currency)? (?<max> (?&amount) ) (?: \s* (?<p> (?&period) ) )?'
captures = { c = "currency", min = "money", max = "money", p = "period" }
[[rule]]
name     = "one"
needs    = "currency"
match    = '(?<c> (?&currency) ) (?<min> (?&amount) ) | (?<min> (?&amount) ) \s (?<c> (?&currency) )'
captures = { c = "currency", min = "money" }
[[rule]]
name     = "words"
phrases  = ["competitive salary", "dependent on experience", "terms & conditions"]
[[rule]]
name     = "line"
match    = '^ [^\n]{5,30} : $'
)";

/// Made-up lines, the same each time.
std::string advert(unsigned seed) {
    static constexpr std::string_view parts[] = {
        "£20,000",  " - ",      "£35k", " per annum", "Salary:\n",
        "pounds ",  "12",       "–",    " a year",    "competitive ",
        "salary",   "\n",       "é",    " p.a.",      "terms and conditions",
        "an hour ", "Location", ":",    " 7 ",        "dependent on\nexperience"};
    std::string out;
    for (unsigned i = 0; i < 300; ++i) {
        seed = seed * 1664525u + 1013904223u;
        out += parts[(seed >> 16) % std::size(parts)];
    }
    return out;
}

/// Every match of every rule, as text.
std::string read(const Grammars& grammars, Matcher& matcher, std::string_view text, bool prefilter) {
    std::vector<Hit> hits;
    matcher.scan(text, hits);
    std::set<std::uint32_t> seen;
    for (const Hit& hit : hits) seen.insert(hit.literal);
    const auto has = [&](const std::vector<std::uint32_t>& needs) {
        return std::any_of(needs.begin(), needs.end(),
                           [&](std::uint32_t literal) { return seen.contains(literal); });
    };
    std::string out;
    for (std::uint32_t i = 0; i < grammars.rule_count(); ++i) {
        const Rule& rule = grammars.rule(i);
        if (prefilter && !rule.always && !has(rule.needs)) continue;
        Match match;
        std::size_t at = 0;
        while (matcher.search(rule, text, at, match)) {
            out.append(rule.id).append(" ").append(std::to_string(match.span.begin)).append("-");
            out.append(std::to_string(match.span.end));
            for (const auto& capture : match.captures) out.append(" ").append(capture.span.of(text));
            out.append("\n");
            at = std::max(match.span.end, match.span.begin + 1);
        }
    }
    return out;
}

TEST(Engines, FindTheSame) {
    const auto grammars = grammars_of(rules);
    Matcher never(*grammars, Limits{});
    Matcher always(*grammars, Limits{});
    Matcher tiered(*grammars, Limits{});
    never.use_jit(Jit::never);
    always.use_jit(Jit::always);
    std::size_t found = 0;
    for (unsigned seed = 0; seed < 40; ++seed) {
        const std::string text = advert(seed);
        const std::string interpreted = read(*grammars, never, text, true);
        EXPECT_EQ(read(*grammars, always, text, true), interpreted);
        EXPECT_EQ(read(*grammars, tiered, text, true), interpreted);
        EXPECT_EQ(read(*grammars, never, text, false), interpreted);
        found += interpreted.size();
    }
    EXPECT_GT(found, 10'000u);
}

TEST(Engines, ServeSeveralThreads) {
    const auto grammars = grammars_of(rules);
    const std::string text = advert(1);
    std::string expected;
    {
        const auto others = grammars_of(rules);
        Matcher matcher(*others, Limits{});
        matcher.use_jit(Jit::never);
        expected = read(*others, matcher, text, true);
    }
    std::vector<std::thread> threads;
    std::vector<std::string> got(4);
    for (std::size_t i = 0; i < got.size(); ++i) {
        threads.emplace_back([&, i] {
            Matcher matcher(*grammars, Limits{});
            for (int n = 0; n < 20; ++n) got[i] = read(*grammars, matcher, text, true);
        });
    }
    for (auto& thread : threads) thread.join();
    for (const auto& one : got) EXPECT_EQ(one, expected);
}

/// A piece of text matches a rule only where one of the literals it needs stands in it.
TEST(Engines, NeedsAreMetWhereARuleMatches) {
    const auto grammars = grammars_of(rules);
    Matcher matcher(*grammars, Limits{});
    for (const auto text :
         {"COMPETITIVE–SALARY", "Dependent on Experience", "terms&conditions", "20 Pounds", "£5k"}) {
        EXPECT_EQ(read(*grammars, matcher, text, true), read(*grammars, matcher, text, false)) << text;
    }
}

TEST(Literals, AreFoundWithoutRegardToCase) {
    Literals literals;
    EXPECT_EQ(literals.add({"Annum"}), literals.add({"annum"}));
    literals.add({"£"});
    literals.add({"nn"});
    EXPECT_EQ(literals.size(), 3u);
    std::vector<Hit> hits;
    LiteralScanner scanner(literals);
    scanner.scan("ANNUM £", hits);
    ASSERT_EQ(hits.size(), 3u);
    EXPECT_EQ(hits[0].literal, 2u);
    EXPECT_EQ(hits[0].end, 3u);
    EXPECT_EQ(hits[1].literal, 0u);
    EXPECT_EQ(hits[2].end, 8u);
    scanner.scan("", hits);
    EXPECT_EQ(hits.size(), 3u);
}

TEST(Literals, OfPhrasesAreWholeWords) {
    Literals literals;
    const auto part = literals.add({"se"});
    const auto whole = literals.add({"se", true, true});
    EXPECT_NE(part, whole);
    std::vector<Hit> hits;
    LiteralScanner scanner(literals);
    scanner.scan("use sea, SE.", hits);
    ASSERT_EQ(hits.size(), 4u);
    EXPECT_EQ(std::count_if(hits.begin(), hits.end(), [&](const Hit& h) { return h.literal == whole; }), 1);
    EXPECT_EQ(hits[3].literal, whole);
    EXPECT_EQ(hits[3].end, 11u);
}

}  // namespace
}  // namespace vacancy
