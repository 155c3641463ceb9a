#include "grammar/line_rules.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "grammar/grammar.h"
#include "grammars_of.h"

namespace vacancy {
namespace {

TEST(FirstLetters, AreTheSameForEveryWayOfWritingAPhrase) {
    EXPECT_EQ(first_letters("Job summary"), first_letters("JOB \u2013 Summary of it"));
    EXPECT_EQ(first_letters("R&D lead"), first_letters("r and d leader"));
    EXPECT_EQ(first_letters("What you'll"), first_letters("what youll do"));
    EXPECT_EQ(first_letters("skills"), first_letters("\u017Fkill\u017F"));
    EXPECT_EQ(first_letters("kayak"), first_letters("\u212Aayak"));
    EXPECT_EQ(first_letters("Pay"), first_letters("£ Pay:"));
    EXPECT_NE(first_letters("Pay"), first_letters("Pay band"));
    EXPECT_NE(first_letters("Pay"), first_letters("Day"));
}

TEST(LineRules, GivesRulesInTheirOrder) {
    const auto grammars = grammars_of(R"(
[[rule]]
name    = "any"
section = "other"
match   = 's\w+'
[[rule]]
name    = "phrase"
section = "other"
phrases = ["Summary"]
[[rule]]
name    = "either"
section = "other"
phrases = ["Summary"]
match   = 'x+'
)",
                                      "heading");
    Matcher matcher(*grammars, Limits{});
    const auto names = [&](std::string_view line) {
        std::string out;
        for (const Rule* rule : matcher.rules_for_line(On::heading, line)) out += rule->name + " ";
        return out;
    };
    EXPECT_EQ(names("summary"), "any phrase either ");
    EXPECT_EQ(names("(Summary)"), "phrase ");
    EXPECT_EQ(names("xx"), "either ");
    EXPECT_EQ(names("about"), "");
    EXPECT_EQ(names(""), "any either ");
    EXPECT_TRUE(matcher.rules_for_line(On::label, "summary").empty());
}

bool is_ascii(std::string_view line) {
    return std::all_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Every line of every advert: a rule that matches it is among those given.
TEST(LineRules, LeavesOutNoRuleThatMatches) {
    const auto grammars = Grammars::built_in();
    Matcher matcher(*grammars, Limits{});
    Match match;
    const auto check = [&](const Rule& rule, const std::string& line) {
        if (!matcher.full_match(rule, line, match)) return;
        const auto given = matcher.rules_for_line(rule.grammar->on, line);
        EXPECT_NE(std::find(given.begin(), given.end(), &rule), given.end()) << rule.id << ": " << line;
    };
    for (const auto& entry : std::filesystem::directory_iterator(VACANCY_SOURCE_DIR "/corpus/adverts")) {
        std::ifstream in(entry.path());
        for (std::string line; std::getline(in, line);) {
            if (line.empty() || line.size() > 200 || !is_ascii(line)) continue;
            for (const Grammar& grammar : grammars->all())
                if (grammar.on == On::heading || grammar.on == On::label || grammar.on == On::noise)
                    for (const Rule& rule : grammar.rules) check(rule, line);
        }
    }
}

}  // namespace
}  // namespace vacancy
