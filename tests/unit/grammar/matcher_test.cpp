#include <gtest/gtest.h>

#include <string>

#include "grammars_of.h"

namespace vacancy {
namespace {

const std::string_view money_rules = R"(
[pieces]
amount = '\d{1,3} (?: , \d{3} )*   # 39,000'
to     = '\s* (?: - | \b to \b ) \s*'

[vocabulary.currency]
GBP = ["£", "pounds"]
EUR = ["€"]

[[rule]]
name     = "range"
needs    = "currency"
within   = ["label:salary", "~annex", "~label:pay", "benefits", "*"]
match    = '(?<currency> (?&currency) ) (?<min> (?&amount) ) (?&to) (?<max> (?&amount) ) | (?<min> \d+ ) (?: k | (?<max> K ) \b )'
captures = { currency = "currency", min = "money", max = "money" }
sets     = { kind = "range", sure = true, n = 3, x = 0.5 }
take     = "most"
)";

TEST(Matcher, FindsCapturesAndTheirValues) {
    const auto grammars = grammars_of(money_rules);
    ASSERT_TRUE(grammars);
    const Rule& rule = grammars->rule(0);
    Matcher matcher(*grammars, Limits{});
    Match match;
    const std::string_view text = "Pay: £39,000 to 47,300 a year";
    ASSERT_TRUE(matcher.search(rule, text, 0, match));
    EXPECT_EQ(match.rule, &rule);
    EXPECT_EQ(words(match, text), "£39,000 to 47,300");
    EXPECT_EQ(words(match, "min", text), "39,000");
    ASSERT_EQ(match.captures.size(), 3u);
    EXPECT_EQ(matcher.normalise(*match.captures[0].rule, "£"), Value(std::string("GBP")));
    EXPECT_EQ(matcher.normalise(*match.captures[1].rule, "39,000"), Value(39000.0));
    EXPECT_EQ(matcher.normalise(*match.captures[0].rule, "$"), Value());
}

const std::string_view simple = R"(
[[rule]]
name     = "one"
match    = '(?<a> \d+ ) x | (?<a> [b-d]+ ) y'
captures = { a = "text" }
)";

TEST(Matcher, GivesTheGroupThatTookPart) {
    const auto grammars = grammars_of(simple);
    Matcher matcher(*grammars, Limits{});
    Match match;
    const std::string_view text = "12x BCDY";
    ASSERT_TRUE(matcher.search(grammars->rule(0), text, 0, match));
    EXPECT_EQ(words(match, "a", text), "12");
    ASSERT_TRUE(matcher.search(grammars->rule(0), text, match.span.end, match));
    EXPECT_EQ(words(match, "a", text), "BCD");
    EXPECT_EQ(match.span, (Span{4, 8}));
    EXPECT_FALSE(matcher.search(grammars->rule(0), text, match.span.end, match));
}

TEST(Matcher, FullMatchTakesAllOrNothing) {
    const auto grammars = grammars_of("[[rule]]\nname = \"r\"\nmatch = 'a | ab'\n");
    Matcher matcher(*grammars, Limits{});
    Match match;
    EXPECT_TRUE(matcher.full_match(grammars->rule(0), "AB", match));
    EXPECT_EQ(match.span, (Span{0, 2}));
    EXPECT_FALSE(matcher.full_match(grammars->rule(0), "abc", match));
    EXPECT_FALSE(matcher.full_match(grammars->rule(0), " ab", match));
    EXPECT_FALSE(matcher.full_match(grammars->rule(0), "", match));
}

TEST(Matcher, TakesAnySubjectAndStart) {
    const auto grammars = grammars_of("[[rule]]\nname = \"r\"\nmatch = '\\w? x*'\n");
    Matcher matcher(*grammars, Limits{});
    Match match;
    EXPECT_TRUE(matcher.search(grammars->rule(0), {}, 0, match));
    EXPECT_TRUE(matcher.search(grammars->rule(0), "ab", 2, match));
    EXPECT_FALSE(matcher.search(grammars->rule(0), "ab", 3, match));
    const std::string_view pound = "£";
    EXPECT_TRUE(matcher.search(grammars->rule(0), pound, 1, match));  // within a character: on to the next
    EXPECT_EQ(match.span.begin, 2u);
    EXPECT_FALSE(matcher.search(grammars->rule(0), pound.substr(1), 0, match));  // cut characters: nothing
    EXPECT_FALSE(matcher.search(grammars->rule(0), pound.substr(0, 1), 0, match));
    EXPECT_FALSE(matcher.full_match(grammars->rule(0), "\x80\x80\x80\x80\x80", match));
}

TEST(Matcher, LinesAndDots) {
    const auto grammars = grammars_of("[[rule]]\nname = \"r\"\nmatch = '^ b . $'\n");
    Matcher matcher(*grammars, Limits{});
    Match match;
    ASSERT_TRUE(matcher.search(grammars->rule(0), "a\nbé\nc", 0, match));
    EXPECT_EQ(match.span, (Span{2, 5}));
    EXPECT_FALSE(matcher.search(grammars->rule(0), "ab\n\nc", 0, match));
}

TEST(Matcher, BarePatternsGiveTheirOwnGroup) {
    const auto grammars = grammars_of(R"(
[[rule]]
name     = "r"
match    = '(?<n> \d+ )'
scope    = 'from \s+ (?<scope> .*? ) \s+ until'
context  = 'in \s+ (?<n> \w+ )'
captures = { n = "text" }
unless   = 'never'
)");
    const Rule& rule = grammars->rule(0);
    Matcher matcher(*grammars, Limits{});
    Match match;
    const std::string_view text = "from 12 to 13 until x, in March";
    ASSERT_TRUE(matcher.search(rule, *rule.scope, text, 0, match));
    EXPECT_EQ(words(match, text), "from 12 to 13 until");
    EXPECT_EQ(words(match, "scope", text), "12 to 13");
    ASSERT_TRUE(matcher.search(rule, *rule.context, text, 0, match));
    EXPECT_EQ(words(match, "n", text), "March");
    EXPECT_FALSE(matcher.search(rule, *rule.unless, text, 0, match));
}

TEST(Matcher, InlineFormsKeepCase) {
    const auto grammars = grammars_of(R"(
[[rule]]
name    = "r"
section = "benefits"
phrases = ["benefits"]
inline  = '\. (?<mark> Benefits )'
)",
                                      "heading");
    const Rule& rule = grammars->rule(0);
    Matcher matcher(*grammars, Limits{});
    Match match;
    const std::string_view text = "x. benefits .Benefits";
    ASSERT_TRUE(matcher.search(rule, *rule.inline_form, text, 0, match));
    EXPECT_EQ(match.span, (Span{12, 21}));
    EXPECT_EQ(words(match, "mark", text), "Benefits");
    EXPECT_TRUE(matcher.full_match(rule, "BENEFITS", match));
    EXPECT_TRUE(match.captures.empty());
}

TEST(Matcher, NamesTheLimitThatWasHit) {
    const auto grammars = grammars_of("[[rule]]\nname = \"r\"\nmatch = '(?: a+ )+ [bc]'\n");
    Limits limits;
    limits.max_regex_steps = 1000;
    const std::string text(5000, 'a');
    for (const Jit jit : {Jit::tiered, Jit::always, Jit::never}) {
        Matcher matcher(*grammars, limits);
        matcher.use_jit(jit);
        Match match;
        EXPECT_FALSE(matcher.search(grammars->rule(0), text, 0, match));
        ASSERT_EQ(matcher.limit_hits().size(), 1u);
        EXPECT_EQ(matcher.limit_hits()[0].rule, &grammars->rule(0));
        EXPECT_EQ(matcher.limit_hits()[0].limit, "match");
        matcher.begin_advert();
        EXPECT_TRUE(matcher.limit_hits().empty());
    }
}

TEST(Matcher, ScanFindsEveryLiteral) {
    const auto grammars = grammars_of(R"(
[[rule]]
name  = "a"
needs = ["per annum", "£"]
match = 'x'
[[rule]]
name    = "b"
phrases = ["ANNUM", "a year"]
[[rule]]
name  = "c"
match = 'x'
)");
    Matcher matcher(*grammars, Limits{});
    std::vector<Hit> hits;
    const std::string_view text = "£20 per Annum, £30 a year";
    matcher.scan(text, hits);
    std::string seen;
    for (const Hit& hit : hits) {
        const auto literal = grammars->literal(hit.literal);
        seen.append(literal).append(":").append(std::to_string(hit.end)).append(" ");
    }
    EXPECT_EQ(seen, "£:2 per annum:14 annum:14 £:18 a year:27 ");
    EXPECT_FALSE(grammars->rule(0).always);
    EXPECT_FALSE(grammars->rule(1).always);
    EXPECT_TRUE(grammars->rule(2).always);
    const auto needs = [&](std::uint32_t rule, const Hit& hit) {
        const auto& literals = grammars->rule(rule).needs;
        return std::find(literals.begin(), literals.end(), hit.literal) != literals.end();
    };
    EXPECT_TRUE(needs(0, hits[1]) && !needs(1, hits[1]));  // in a list: a part of a word
    EXPECT_TRUE(needs(1, hits[2]) && !needs(0, hits[2]));  // of a phrase: a word
}

std::size_t hits_in(Matcher& matcher, std::string_view text) {
    std::vector<Hit> hits;
    matcher.scan(text, hits);
    return hits.size();
}

TEST(Matcher, ScanSeesWordsThatWereGlued) {
    const auto grammars = grammars_of(R"(
[vocabulary.grade]
HEO = ["HEO", "Grade 7", "higher executive officer"]
[[rule]]
name  = "a"
needs = "grade"
match = 'x'
)");
    Matcher matcher(*grammars, Limits{});
    for (const std::string_view text : {"HEO", "postHEO", "HEONumber of posts", "Grade 7Number of posts",
                                        "Higher Executive OfficerThe role", "levelGrade 7"})
        EXPECT_EQ(hits_in(matcher, text), 1u) << text;
    for (const std::string_view text : {"HEOS", "RHEOS", "heonumber", "upgrade 7"})
        EXPECT_EQ(hits_in(matcher, text), 0u) << text;
}

TEST(Matcher, ScanWantsTheWholePhrase) {
    const auto grammars = grammars_of(R"(
[[rule]]
name  = "a"
needs = ["terms of service", "women's leave", "per annum"]
match = 'x'
)");
    Matcher matcher(*grammars, Limits{});
    for (const std::string_view text : {"terms of service", "our Terms\nof  Service", "terms-of – service",
                                        "womens leave", "the women’s leave", "£9 per\tannum"})
        EXPECT_EQ(hits_in(matcher, text), 1u) << text;
    for (const std::string_view text : {"terms", "service", "terms of", "of service", "termsof service",
                                        "terms or service", "annum", "super annum", "per"})
        EXPECT_EQ(hits_in(matcher, text), text == "super annum" ? 1u : 0u)
            << text;  // a list: a part of a word will do
}

TEST(Matcher, ScanWithoutLiterals) {
    const auto grammars = grammars_of("[[rule]]\nname = \"r\"\nmatch = 'x'\n");
    Matcher matcher(*grammars, Limits{});
    EXPECT_EQ(hits_in(matcher, "anything"), 0u);
}

const std::string_view date_file = R"(
[grammar]
name = "date"
on   = "value"

[vocabulary.month]
3 = ["March", "Mar"]
8 = ["August"]

[[rule]]
name     = "day"
match    = '(?<day> \d{1,2} ) \s (?<month> (?&month) ) (?: \s (?<year> \d{4} ) )?'
captures = { day = "integer", month = "month", year = "integer" }
[[rule]]
name     = "about"
match    = 'about \s (?<month> (?&month) ) \s (?<year> \d{4} )'
captures = { month = "month", year = "integer" }
sets     = { approximate = true }
)";

TEST(Matcher, ValueGrammarsGiveDates) {
    const auto grammars = grammars_of({{"date.toml", date_file}, {"g.toml", R"(
[grammar]
name  = "g"
field = "dates.closing"
[[rule]]
name     = "r"
match    = 'by \s (?<value> .+ )'
captures = { value = "date" }
)"}});
    ASSERT_TRUE(grammars);
    const CaptureRule& date = grammars->find("g")->rules[0].captures[0];
    Matcher matcher(*grammars, Limits{});
    const auto edtf = [&](std::string_view words_of_date) {
        const Value value = matcher.normalise(date, words_of_date);
        const auto* made = std::get_if<Date>(&value);
        return made == nullptr ? "none" : made->edtf;
    };
    EXPECT_EQ(edtf(" 7 August 2023\n"), "2023-08-07");
    EXPECT_EQ(edtf("31 mar 2024"), "2024-03-31");
    EXPECT_EQ(edtf("about March 2024"), "2024-03~");
    EXPECT_EQ(edtf("32 March 2024"), "none");
    EXPECT_EQ(edtf("7 May 2023"), "none");
    EXPECT_EQ(edtf("7 August 2023 at noon"), "none");
    EXPECT_EQ(edtf(""), "none");
}

}  // namespace
}  // namespace vacancy
