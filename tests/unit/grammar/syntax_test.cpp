#include "grammar/syntax.h"

#include <gtest/gtest.h>

#include <string>

namespace vacancy {
namespace {

std::string names(const std::vector<PatternSyntax::Name>& all) {
    std::string out;
    for (const auto& one : all) out.append(one.name).append(" ");
    return out;
}

TEST(Syntax, FindsReferencesAndGroups) {
    const auto syntax = read_syntax(R"((?<a> (?&x) ) (?P<b>.) (?'c'.) (?<=l) (?<!l) (?:n) (?&y_2))");
    EXPECT_EQ(names(syntax.references), "x y_2 ");
    EXPECT_EQ(names(syntax.groups), "a b c ");
    EXPECT_EQ(syntax.references[0].span, (Span{6, 11}));
    EXPECT_EQ(syntax.groups[0].span, (Span{0, 5}));
    EXPECT_TRUE(syntax.flaws.empty());
}

TEST(Syntax, PassesOverWhatIsNoSyntax) {
    const auto syntax =
        read_syntax("[(?&a)] \\(?&b) # (?&c)\n (?# (?&d) ) \\Q(?&e)\\E [^]()] [[:alpha:](] (?&f)");
    EXPECT_EQ(names(syntax.references), "f ");
    ASSERT_EQ(syntax.flaws.size(), 2u);  // after the escaped '(', and a comment ends at the first ')'
    EXPECT_EQ(syntax.flaws[0].message, "this parenthesis was never opened");
}

TEST(Syntax, SplitsTopLevelAlternatives) {
    const std::string_view text = "a|(?:b|c)|[|]\\|d|";
    const auto syntax = read_syntax(text);
    std::string parts;
    for (const Span span : syntax.alternatives) parts.append(span.of(text)).append(";");
    EXPECT_EQ(parts, "a;(?:b|c);[|]\\|d;;");
}

TEST(Syntax, KnowsACommentAtTheEnd) {
    EXPECT_TRUE(read_syntax("a # b").ends_in_comment);
    EXPECT_FALSE(read_syntax("a # b\n").ends_in_comment);
    EXPECT_FALSE(read_syntax("[#]").ends_in_comment);
}

TEST(Syntax, TakesAnyText) {
    for (const auto text :
         {"", "(", "[", "\\", "(?", "(?&", "(?&x", "(?<", "(?P<", "\\Q", "[[:", "(?#", "(*", "[\\"}) {
        const auto syntax = read_syntax(text);
        for (const auto& flaw : syntax.flaws) EXPECT_LE(flaw.span.end, std::string_view(text).size());
    }
}

}  // namespace
}  // namespace vacancy
