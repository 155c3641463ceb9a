#include "grammar/vocabulary.h"

#include <gtest/gtest.h>

#include "grammars_of.h"

namespace vacancy {
namespace {

/// True where the phrase, as a rule's, matches somewhere in the text.
std::string found(std::string_view phrases, std::string_view text) {
    const std::string rule = std::string("[[rule]]\nname = \"r\"\nphrases = [").append(phrases).append("]\n");
    const auto grammars = grammars_of(rule);
    Matcher matcher(*grammars, Limits{});
    Match match;
    return matcher.search(grammars->rule(0), text, 0, match) ? std::string(words(match, text)) : "-";
}

TEST(Phrases, MatchWholeWords) {
    EXPECT_EQ(found("\"pa\"", "20 PA, pay"), "PA");
    EXPECT_EQ(found("\"pa\"", "pay spa p"), "-");
    EXPECT_EQ(found("\"£\"", "x£20"), "£");
    EXPECT_EQ(found("\"C++\"", "C+++"), "C++");
    EXPECT_EQ(found("\"p.a.\"", "20 p.a.x"), "p.a.");
}

TEST(Phrases, TakeBlanksAndDashesFreely) {
    for (const auto text :
         {"full time", "full-time", "Full – Time", "full\ntime", "full  time", "full‑time"}) {
        EXPECT_EQ(found("\"full time\"", text), text);
    }
    EXPECT_EQ(found("\"full-time\"", "full time"), "full time");
    EXPECT_EQ(found("\"full-time\"", "full\ntime"), "-");
    EXPECT_EQ(found("\"full time\"", "fulltime"), "-");
}

TEST(Phrases, TakeApostrophesFreely) {
    for (const auto text : {"you'll", "you’ll", "youll", "YOU`LL"})
        EXPECT_EQ(found("\"you'll\"", text), text);
    EXPECT_EQ(found("\"directors'\"", "directors' fees"), "directors'");
    EXPECT_EQ(found("\"directors'\"", "directorship"), "-");
}

TEST(Phrases, TakeAndForAmpersand) {
    for (const auto text :
         {"terms & conditions", "terms and conditions", "Terms AND\nConditions", "terms&conditions"}) {
        EXPECT_EQ(found("\"terms & conditions\"", text), text);
        EXPECT_EQ(found("\"terms and conditions\"", text), text);
    }
    EXPECT_EQ(found("\"R&D\"", "R and D"), "R and D");
    EXPECT_EQ(found("\"brand\"", "brand"), "brand");
    EXPECT_EQ(found("\"brand\"", "br&"), "-");
}

TEST(Phrases, LongerOnesFirst) {
    EXPECT_EQ(
        found("\"senior\", \"senior executive officer\", \"senior executive\"", "Senior Executive Officer"),
        "Senior Executive Officer");
    EXPECT_EQ(found("\"p.a\", \"p.a.\"", "p.a."), "p.a.");
    EXPECT_EQ(found("\"a\", \"ab\", \"abc\"", "abc"), "abc");
    EXPECT_EQ(found("\"abc\", \"ab\"", "ab c"), "ab");
}

TEST(Phrases, EscapeWhatMeansSomethingInPatterns) {
    EXPECT_EQ(found("\"C#\"", "a C# job"), "C#");
    EXPECT_EQ(found("\"(x) [y] {2} a|b ^$ *?\"", "(x) [y] {2} a|b ^$ *?"), "(x) [y] {2} a|b ^$ *?");
    EXPECT_EQ(found("\"Ynys Môn\"", "YNYS MÔN"), "YNYS MÔN");
}

TEST(Phrases, NoneMatchNothing) {
    EXPECT_EQ(pattern_of({}), "(?!)");
    EXPECT_EQ(found("\"-\"", "- x"), "-");  // nothing but a gap: no phrase
}

TEST(Literal, IsTheLongestFixedPart) {
    EXPECT_EQ(literal_of("Making Effective Decisions").word, "effective");
    EXPECT_EQ(literal_of("per annum").word, "annum");
    EXPECT_EQ(literal_of("you'll").word, "you");
    EXPECT_EQ(literal_of("£").word, "£");
    EXPECT_EQ(literal_of("£ pa").word, "pa");  // case of what is not ASCII is not folded
    EXPECT_EQ(literal_of("Ynys Môn").word, "ynys");
    EXPECT_EQ(literal_of("a and b").word, "a");
    EXPECT_EQ(literal_of("-").word, "");
}

TEST(Literal, HoldsTheWordsAroundIt) {
    const auto around = [](std::string_view phrase) {
        const Literal literal = literal_of(phrase);
        return literal.before + '|' + literal.after;
    };
    EXPECT_EQ(around("Making Effective  Decisions"), "making | decisions");
    EXPECT_EQ(around("Non-reserved"), "non |");
    EXPECT_EQ(around("terms of service & care"), "terms of |");  // '&' may be written 'and'
    EXPECT_EQ(around("the women's leave"), "the |");             // an apostrophe may be lost
    EXPECT_EQ(around("Ynys Môn"), "| m");
}

TEST(Literal, StandsAloneWhereThePhraseDoes) {
    const auto edges = [](std::string_view phrase) {
        const Literal literal = literal_of(phrase);
        return std::pair(literal.begins_word, literal.ends_word);
    };
    EXPECT_EQ(edges("DfE"), std::pair(true, true));
    EXPECT_EQ(edges("Making Effective Decisions"), std::pair(true, true));
    EXPECT_EQ(edges("you'll"), std::pair(true, false));  // the apostrophe may be lost
    EXPECT_EQ(edges("£GBP"), std::pair(false, true));
    EXPECT_EQ(edges("C#"), std::pair(true, false));
    EXPECT_EQ(edges("£"), std::pair(false, false));
}

TEST(Vocabulary, GivesTheKeyHoweverItIsWritten) {
    PhraseVocabulary vocabulary("colour");
    const auto red = vocabulary.add_key("red");
    const auto blue = vocabulary.add_key("blue");
    vocabulary.add_phrase(red, {"deep-red", {}});
    vocabulary.add_phrase(red, {"painter's & glazier’s red", {}});
    vocabulary.add_phrase(blue, {"Blue", {}});
    vocabulary.add_phrase(blue, {"Deep Red", {}});
    EXPECT_EQ(vocabulary.key_of("Deep – Red."), "red");
    EXPECT_EQ(vocabulary.key_of("painters and glaziers red"), "red");
    EXPECT_EQ(vocabulary.key_of("painter’s\n&  glazier's red"), "red");
    EXPECT_EQ(vocabulary.key_of(" BLUE "), "blue");
    EXPECT_EQ(vocabulary.key_of("bluer"), "");
    EXPECT_EQ(vocabulary.key_of(""), "");
    EXPECT_EQ(vocabulary.key_of(std::string(100'000, 'x')), "");
    ASSERT_EQ(vocabulary.clashes().size(), 1u);
    EXPECT_EQ(vocabulary.clashes()[0].phrase->words, "Deep Red");
    EXPECT_EQ(vocabulary.clashes()[0].key, "red");
}

/// Whatever the pattern of a vocabulary matches has a key.
TEST(Vocabulary, KnowsEveryFormThatItsPatternMatches) {
    const auto grammars = grammars_of(R"(
[vocabulary.v]
a = ["full time", "you'll", "terms & conditions", "p.a.", "£", "R&D", "C++", "Tŷ Hywel", "part-time", "x and y"]
[[rule]]
name     = "r"
match    = '(?<v> (?&v) )'
captures = { v = "v" }
)");
    const Rule& rule = grammars->rule(0);
    Matcher matcher(*grammars, Limits{});
    for (const auto text :
         {"FULL\nTIME", "full — time", "youll", "You’ll", "Terms And Conditions", "terms &conditions", "P.A.",
          "£", "r & d", "R-and-D", "c++", "TŶ HYWEL", "part - time", "X & Y", "x\nand y"}) {
        Match match;
        ASSERT_TRUE(matcher.full_match(rule, text, match)) << text;
        EXPECT_EQ(matcher.normalise(rule.captures[0], text), Value(std::string("a"))) << text;
    }
}

}  // namespace
}  // namespace vacancy
