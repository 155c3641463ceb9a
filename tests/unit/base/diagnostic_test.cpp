#include "base/diagnostic.h"

#include <gtest/gtest.h>

namespace vacancy {
namespace {

Diagnostic at(std::string_view text, Span span) {
    Diagnostic diagnostic;
    diagnostic.code = "G002";
    diagnostic.message = "a fault";
    diagnostic.file = "x.toml";
    diagnostic.span = span;
    diagnostic.position = position_of(text, span.begin);
    return diagnostic;
}

TEST(Render, ShowsTheLineWithACaret) {
    const std::string_view text = "one\ntwo £ three\nfour\n";
    const auto begin = static_cast<std::uint32_t>(text.find("three"));
    EXPECT_EQ(render(at(text, {begin, begin + 5}), text),
              "x.toml:2:7: error[G002]: a fault\n"
              "    2 | two £ three\n"
              "      |       ^~~~~\n");
}

TEST(Render, ShowsNotesAndHelp) {
    Diagnostic diagnostic;
    diagnostic.severity = Severity::warning;
    diagnostic.code = "value_lost";
    diagnostic.message = "no value";
    diagnostic.field = "/salary";
    diagnostic.notes = {"in rule 'a'"};
    diagnostic.help = "look there";
    EXPECT_EQ(render(diagnostic),
              "warning[value_lost]: no value\n"
              "      = field: /salary\n"
              "      = in rule 'a'\n"
              "      = help: look there\n");
}

TEST(Render, NamesAFileWithoutAPlace) {
    Diagnostic diagnostic;
    diagnostic.code = "code";
    diagnostic.message = "message";
    diagnostic.file = "file";
    EXPECT_EQ(render(diagnostic, "text"), "file: error[code]: message\n");
}

TEST(Render, CutsLongLinesAroundTheSpan) {
    const std::string text = std::string(500, 'a').append("XYZ").append(500, 'a');
    const std::string shown = render(at(text, {500, 503}), text);
    const std::string line = shown.substr(shown.find(" | ") + 3);
    EXPECT_LT(line.size(), 300u);
    EXPECT_NE(line.find("XYZ"), std::string::npos);
    const auto caret_line = line.substr(line.find(" | ") + 3);
    EXPECT_EQ(caret_line.find('^'), 61u);  // after the '…' and 60 characters
    EXPECT_NE(caret_line.find("^~~\n"), std::string::npos);
}

TEST(Render, StaysOnTheLineOfTheSpan) {
    const std::string_view text = "ab\ncd\n";
    EXPECT_EQ(render(at(text, {1, 5}), text),
              "x.toml:1:2: error[G002]: a fault\n"
              "    1 | ab\n"
              "      |  ^\n");
}

TEST(Render, ShowsNoControlCharacters) {
    const std::string text = "a\x1b[31m\tb\xff\xc2\x85z";
    const auto shown = render(at(text, {0, 1}), text);
    EXPECT_NE(shown.find("    1 | a [31m b? z\n"), std::string::npos) << shown;
}

TEST(Render, TakesAnySpan) {
    for (const Span span : {Span{0, 0}, Span{3, 3}, Span{90, 95}, Span{2, 999}}) {
        EXPECT_FALSE(render(at("abc", span), "abc").empty());
    }
}

TEST(NameOf, Severity) {
    EXPECT_EQ(name_of(Severity::note), "note");
    EXPECT_EQ(name_of(Severity::warning), "warning");
    EXPECT_EQ(name_of(Severity::error), "error");
}

}  // namespace
}  // namespace vacancy
