#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "grammar/built_in.h"
#include "grammars_of.h"

namespace vacancy {
namespace {

TEST(Load, ReadsEveryKeyOfARule) {
    const auto grammars = grammars_of(R"(
[[rule]]
name     = "range"
field    = "salary"
within   = ["label:salary", "~annex", "~label:pay", "benefits", "*"]
unit     = "region"
take     = "most"
lost     = true
match    = '(?<min> \d+ )'
captures = { min = "integer" }
sets     = { kind = "range", sure = true, n = 3, x = 0.5 }
[[rule]]
name     = "plain"
match    = 'x'
)");
    const Rule& rule = grammars->rule(0);
    EXPECT_EQ(rule.id, "g.range");
    EXPECT_EQ(rule.field, "salary");
    EXPECT_EQ(rule.unit, Unit::region);
    EXPECT_EQ(rule.take, Take::most);
    EXPECT_TRUE(rule.lost);
    ASSERT_EQ(rule.within.size(), 5u);
    EXPECT_EQ(rule.within[0].kind, Scope::Kind::label);
    EXPECT_EQ(rule.within[0].id, "salary");
    EXPECT_EQ(rule.within[1].kind, Scope::Kind::section);
    EXPECT_TRUE(rule.within[1].exclude);
    EXPECT_EQ(rule.within[2].kind, Scope::Kind::label);
    EXPECT_TRUE(rule.within[2].exclude);
    EXPECT_EQ(rule.within[2].id, "pay");
    EXPECT_EQ(rule.within[3].id, "benefits");
    EXPECT_EQ(rule.within[4].kind, Scope::Kind::everywhere);
    ASSERT_EQ(rule.sets.size(), 4u);
    EXPECT_EQ(rule.sets[0].value, Value(std::string("range")));
    EXPECT_EQ(rule.sets[1].value, Value(true));
    EXPECT_EQ(rule.sets[2].value, Value(std::int64_t{3}));
    EXPECT_EQ(rule.sets[3].value, Value(0.5));

    const Rule& plain = grammars->rule(1);
    EXPECT_EQ(plain.field, "f");
    EXPECT_EQ(plain.index, 1u);
    EXPECT_EQ(plain.order, 1u);
    EXPECT_EQ(plain.take, Take::best);
    ASSERT_EQ(plain.within.size(), 1u);
    EXPECT_EQ(plain.within[0].kind, Scope::Kind::everywhere);
    EXPECT_EQ(grammars->find("g"), plain.grammar);
    EXPECT_EQ(grammars->find("h"), nullptr);
}

TEST(Load, ReadsHeadings) {
    const auto grammars = grammars_of(R"(
[[rule]]
name     = "benefits"
section  = "benefits"
level    = 2
sequence = 80
phrases  = ["benefits"]
)",
                                      "heading");
    const Rule& rule = grammars->rule(0);
    EXPECT_EQ(rule.section, "benefits");
    EXPECT_EQ(rule.level, 2);
    EXPECT_EQ(rule.sequence, 80);
    EXPECT_EQ(rule.grammar->on, On::heading);
}

TEST(Load, SharesPiecesAndVocabularies) {
    const auto grammars = grammars_of({{"a.toml", R"(
[grammar]
name  = "a"
field = "f"
[pieces]
local = 'A'
[[rule]]
name     = "r"
match    = '(?<v> (?&outer) (?&colour) )'
captures = { v = "colour" }
)"},
                                       {"s.toml", R"(
[grammar]
name = "s"
on   = "shared"
[pieces]
outer = '\s* (?&inner) \s*'
inner = '-'
[vocabulary.colour]
_keys = true
red   = ["scarlet"]
blue  = []
)"}});
    ASSERT_TRUE(grammars);
    Matcher matcher(*grammars, Limits{});
    Match match;
    EXPECT_TRUE(matcher.full_match(grammars->rule(0), "- scarlet", match));
    EXPECT_TRUE(matcher.full_match(grammars->rule(0), "-RED", match));
    EXPECT_TRUE(matcher.full_match(grammars->rule(0), "-blue", match));
    ASSERT_NE(grammars->vocabulary("a", "colour"), nullptr);
    EXPECT_EQ(grammars->vocabulary("a", "colour")->key_of("Scarlet"), "red");
    EXPECT_EQ(grammars->vocabulary("nowhere", "colour")->key_of("red"), "red");
    EXPECT_EQ(grammars->vocabulary("a", "colour")->key_of("green"), "");
    EXPECT_EQ(grammars->vocabulary("a", "local"), nullptr);
}

TEST(Load, TakesWindowsLineEndsAndAByteOrderMark) {
    const auto grammars = grammars_of({{"g.toml",
                                        "\xEF\xBB\xBF[grammar]\r\nname = \"g\"\r\nfield = "
                                        "\"f\"\r\n[[rule]]\r\nname = \"r\"\r\nmatch = '''\r\n"
                                        "  a # one\r\n  b\r\n'''\r\n"}});
    ASSERT_TRUE(grammars);
    Matcher matcher(*grammars, Limits{});
    Match match;
    EXPECT_TRUE(matcher.full_match(grammars->rule(0), "ab", match));
}

TEST(Load, FolderInByteOrderOfNames) {
    const auto folder = std::filesystem::path(testing::TempDir()) / "vacancy_load_test";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder / "c.toml");
    for (const std::string name : {"b", "a", "B"}) {
        std::ofstream(folder / (name + ".toml")) << "[grammar]\nname = \"" << name << "\"\n";
    }
    std::ofstream(folder / "notes.txt") << "no grammar";
    const auto grammars = Grammars::load_folder(folder.string());
    ASSERT_TRUE(grammars);
    std::string names;
    for (const auto& grammar : (*grammars)->all()) names += grammar.name;
    EXPECT_EQ(names, "Bab");
    std::filesystem::remove_all(folder);

    const auto none = Grammars::load_folder(folder.string());
    ASSERT_FALSE(none);
    EXPECT_EQ(none.why()[0].code, "grammar_unreadable");
}

TEST(Load, PiecesThatDoubleAreNoBomb) {
    std::string file = "[grammar]\nname = \"g\"\nfield = \"f\"\n[pieces]\np0 = 'a'\n";
    for (int i = 1; i < 60; ++i) {
        const std::string inner = std::string("(?&p").append(std::to_string(i - 1)).append(")");
        file.append("p").append(std::to_string(i)).append(" = '").append(inner).append(inner).append("'\n");
    }
    file += "[[rule]]\nname = \"r\"\nmatch = '(?&p59)'\n";
    const std::vector<std::pair<std::string_view, std::string_view>> files{{"g.toml", file}};
    const auto grammars = Grammars::load(files);
    ASSERT_FALSE(grammars);
}

TEST(Load, NestingIsNoBomb) {
    const auto repeated = [](std::string_view part) {
        std::string out;
        for (int i = 0; i < 100'000; ++i) out += part;
        return out;
    };
    for (const auto& file :
         {repeated("x.") + "x = 1", "[" + repeated("x.") + "x]", "x = " + repeated("["),
          "x = " + repeated("{x="), "[[rule]]\nmatch = '" + repeated("(") + repeated(")") + "'",
          "[pieces]\nx = '" + repeated("(?&x)") + "'"}) {
        const std::vector<std::pair<std::string_view, std::string_view>> files{{"g.toml", file}};
        EXPECT_FALSE(Grammars::load(files));
    }
}

TEST(Load, TakesAnyBytes) {
    const std::string_view whole = R"([grammar]
name = "g"
field = "f"
[pieces]
a = '(?&b) [x'
[vocabulary.v]
k = ["a b", "c&d"]
[[rule]]
name = "r"
match = '(?<m> (?&a) (?&v) )'
captures = { m = "v" }
needs = ["x"]
also = ["1"]
fallback = true
examples = [{ text = "x", gives = { m = 1 } }, "y"]
)";
    for (std::size_t cut = 0; cut < whole.size(); ++cut) {
        for (const char byte : {'\0', '\'', '"', '[', '\xff', '\n', '('}) {
            std::string bytes(whole.substr(0, cut));
            bytes += byte;
            bytes += whole.substr(std::min(whole.size(), cut + 1 + (cut % 3)));
            const std::vector<std::pair<std::string_view, std::string_view>> files{{"g.toml", bytes}};
            const auto grammars = Grammars::load(files);
            if (grammars) (void)self_test(**grammars);
        }
    }
}

TEST(BuiltIn, HasNoFaults) {
    std::string faults;
    for (const auto& fault : self_test(*Grammars::built_in())) {
        if (fault.severity == Severity::error) faults += render(fault);
    }
    EXPECT_EQ(faults, "");
}

TEST(BuiltIn, EveryPatternCompiles) {
    const auto grammars = Grammars::load(built_in_grammars());
    std::string faults;
    if (!grammars) {
        for (const auto& fault : grammars.why()) faults += render(fault);
    }
    EXPECT_EQ(faults, "");
}

TEST(BuiltIn, IsLoadedOnce) {
    EXPECT_EQ(Grammars::built_in(), Grammars::built_in());
}

}  // namespace
}  // namespace vacancy
