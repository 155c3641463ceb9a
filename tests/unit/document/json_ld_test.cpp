// What people make of JSON becomes a tree all the same, and each value keeps its place.
#include "document/json_ld.h"

#include <gmock/gmock.h>

#include <string>

namespace vacancy {
namespace {

/// The tree in one line: {name=words …} for objects, [words …] for lists; what was told, by code, behind it.
std::string shown(const DataTree& tree, std::uint32_t index) {
    const DataTree::Node& node = tree.node(index);
    std::string out = node.name.empty() ? "" : node.name + "=";
    if (node.kind == DataTree::Kind::value) return out + node.words;
    std::string inner;
    tree.each_in(index, [&](std::uint32_t i) { inner += (inner.empty() ? "" : " ") + shown(tree, i); });
    return out + (node.kind == DataTree::Kind::object ? '{' + inner + '}' : '[' + inner + ']');
}

std::string read(std::string_view script, const Limits& limits = {}) {
    DataTree tree;
    Diagnostics told;
    read_json_ld(script, script, limits, tree, told);
    tree.finish();
    std::string out = shown(tree, 0);
    for (const Diagnostic& d : told) out += ' ' + d.code + '@' + std::to_string(d.span.begin);
    const bool plain = script.find_first_of("\\\n\t") == script.npos;
    for (std::uint32_t i = 1; i < tree.size(); ++i) {
        const DataTree::Node& node = tree.node(i);
        EXPECT_TRUE(node.place.begin <= node.place.end && node.place.end <= script.size());
        if (plain && node.kind == DataTree::Kind::value) {
            EXPECT_EQ(node.place.of(script), node.words);
        }
    }
    return out;
}

TEST(JsonLd, Json) {
    EXPECT_EQ(read(R"({"a": "b", "c": [1, -2.50e3, true, false, null, {}], "d": {"e": ""}})"),
              "[{a=b c=[1 -2.50e3 true false {}] d={e=}}]");
    EXPECT_EQ(read(""), "[]");
    EXPECT_EQ(read(" \n"), "[]");
    EXPECT_EQ(read(R"({"https://schema.org/title": "a", "schema:name": "b"})"), "[{title=a name=b}]");
}

TEST(JsonLd, LineEndsAndTabsInStrings) {
    EXPECT_EQ(read("{\"a\": \"b\r\nc\td\"}"), "[{a=b \nc d}]");
}

TEST(JsonLd, CommentsAndMarks) {
    EXPECT_EQ(read("/* {\"x\": 1} */ {\"a\": 1, // \"b\": 2\n \"c\": \"// /* <!--\"}"),
              "[{a=1 c=// /* <!--}]");
    EXPECT_EQ(read("<!-- {\"a\": 1} -->"), "[{a=1}]");
    EXPECT_EQ(read("<!-- words --> {\"a\": 1}"), "[{a=1}]");
    EXPECT_EQ(read("//<![CDATA[\n{\"a\": 1}\n//]]>"), "[{a=1}]");
    EXPECT_EQ(read("/*<![CDATA[*/{\"a\": 1}/*]]>*/"), "[{a=1}]");
    EXPECT_EQ(read("\xEF\xBB\xBF{\"a\":\xC2\xA0\"1\"};"), "[{a=1}]");
}

TEST(JsonLd, CommasTooMany) {
    EXPECT_EQ(read("{\"a\": [1, 2,], \"b\": 3,}"), "[{a=[1 2] b=3}]");
}

TEST(JsonLd, QuotesAsEntities) {
    EXPECT_EQ(read("{&quot;a&quot;: &quot;b c&quot;, \"d\": \"&quot;\"}"), "[{a=b c d=&quot;}]");
}

TEST(JsonLd, Escapes) {
    EXPECT_EQ(read(R"({"a": "\u00a3 \ud83d\ude00 \n\/\"\\"})"), "[{a=£ \xF0\x9F\x98\x80 \n/\"\\}]");
    EXPECT_EQ(read(R"({"a": "\ud83d x \ude00"})"), "[{a=\xEF\xBF\xBD x \xEF\xBF\xBD}]");
    EXPECT_EQ(read(R"({"a": "it\'s \- \u12 \u0000"})"), "[{a=it/'s /- /u12  }]");
}

TEST(JsonLd, WhatIsNoneIsToldWithItsPlace) {
    EXPECT_EQ(read(R"({"a": "b "c" d"})"), "[] structured_data_broken@10");
    EXPECT_EQ(read(R"({"a": )"), "[] structured_data_broken@5");
    EXPECT_EQ(read(R"(var a = {"a": 1})"), "[] structured_data_broken@0");
    EXPECT_EQ(read("{\"a\": \"b"), "[] structured_data_broken@7");
}

TEST(JsonLd, LimitsCutTheScriptAlone) {
    Limits limits;
    limits.max_structured_depth = 3;
    EXPECT_EQ(read("[[[1]]]", limits), "[[[[1]]]]");
    EXPECT_EQ(read("[[[[1]]]]", limits), "[] too_deep@3");
    EXPECT_EQ(read(std::string(1'000'000, '['), limits), "[] too_deep@3");
    limits.max_structured_bytes = 1000;
    EXPECT_THAT(read("[" + std::string(100, '1') + "]", limits), testing::StartsWith("[[111"));
    EXPECT_THAT(read("[1,1,1,1,1,1,1,1,1,1,1,1,1]", limits), testing::StartsWith("[] too_large"));
    EXPECT_EQ(read("[" + std::string(1000, '1') + "]", limits), "[] too_large@0");
}

}  // namespace
}  // namespace vacancy
