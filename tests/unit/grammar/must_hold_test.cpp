#include "grammar/must_hold.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace vacancy {
namespace {

std::string told(Gram gram) {
    std::string out;
    for (const int shift : {24, 16, 8, 0}) {
        const auto byte = static_cast<unsigned char>(gram >> shift);
        out += byte == line_edge ? '^' : static_cast<char>(byte);
    }
    return out;
}

/// The lists of a pattern, each in brackets.
std::string held_by(std::string_view pattern) {
    std::string out;
    for (const Grams& grams : must_hold(pattern)) {
        out += '[';
        for (const Gram gram : grams) out += told(gram) + (gram == grams.back() ? "" : "|");
        out += ']';
    }
    return out;
}

std::string grams_of(std::string_view line) {
    std::string out;
    for_each_gram(line, [&](Gram gram) { out += (out.empty() ? "" : "|") + told(gram); });
    return out;
}

/// True where the line holds a gram of each list of the pattern.
bool may_match(std::string_view pattern, std::string_view line) {
    const auto lists = must_hold(pattern);
    return std::all_of(lists.begin(), lists.end(), [&](const Grams& grams) {
        bool any = false;
        for_each_gram(line, [&](Gram gram) { any |= std::binary_search(grams.begin(), grams.end(), gram); });
        return any;
    });
}

TEST(Grams, AreFourCharactersWithTheEdges) {
    EXPECT_EQ(grams_of("Pay"), "^pay|pay^");
    EXPECT_EQ(grams_of("A \t\n B"), "^a b|a b^");
    EXPECT_EQ(grams_of("it"), "^it^");
    EXPECT_EQ(grams_of("a"), "");
    EXPECT_EQ(grams_of("\u017Fk\u212A"), "^skk|skk^");
}

TEST(MustHold, TakesTheEndsAndTheMiddleOfEachText) {
    EXPECT_EQ(held_by("duties"), "[^dut][ies^][utie]");
    EXPECT_EQ(held_by("pay"), "[^pay][pay^]");
    EXPECT_EQ(held_by("(?: key | main ) \\s+ duties [^\\n]*"), held_by("(?:key|main)\\s+duties.*"));
    EXPECT_EQ(held_by("(?i: pay ) \\b"), "[^pay][pay^]");
}

TEST(MustHold, RefusesNoLineThatMatches) {
    const std::string duties =
        "(?: (?: key | main | our ) \\s+ )* duties (?: \\s* (?: and | & ) \\s* tasks )?";
    EXPECT_TRUE(may_match(duties, "Our  key\nDUTIES&tasks"));
    EXPECT_TRUE(may_match(duties, "duties"));
    EXPECT_FALSE(may_match(duties, "Our key tasks"));
    const std::string licence =
        "(?<n> licen [cs] e s? ) (?! \\s of ) (?# x ) # licences\n (?: \\s \\( \\w{1,3} \\) )?";
    EXPECT_TRUE(may_match(licence, "Licenses (UK)"));
    EXPECT_TRUE(may_match(licence, "licence"));
    EXPECT_FALSE(may_match(licence, "lice"));
    EXPECT_TRUE(may_match("what \\s you (?: ['’]ll | \\s will )? \\s do (?: ing )?", "What you’ll doing"));
    EXPECT_FALSE(may_match("what \\s you (?: ['’]ll | \\s will )? \\s do (?: ing )?", "What we do"));
    EXPECT_TRUE(may_match("a{2,3} b{2} [xy]+ \\d* \\x27", "aabbxyxy7'"));
    EXPECT_TRUE(may_match("\\p{Lu} \\h role", "É\u00A0role"));
}

TEST(MustHold, TellsNothingOfWhatItCannotRead) {
    for (const char* pattern : {".*", "", "\\w+", "role (*SKIP) (*FAIL) | post", "(a) \\1 role", "(?x) role",
                                "\\Qrole\\E", "(?(1) role | post )", "role (", "role )", "[role", "role \\"})
        EXPECT_EQ(held_by(pattern), "") << pattern;
    EXPECT_EQ(held_by(std::string(5000, '(') + "role" + std::string(5000, ')')), "");
    EXPECT_EQ(held_by("(?: role )?"), "");
    EXPECT_EQ(held_by("role | .*"), "");
}

}  // namespace
}  // namespace vacancy
