#include <gmock/gmock.h>

#include "helpers.h"

namespace vacancy {
namespace {

Result<Document> read(std::string bytes, MediaType type = MediaType::plain) {
    Source source;
    source.path = "advert";
    source.bytes = std::move(bytes);
    source.type = type;
    return read_document(source, Limits{});
}

std::string code_of(const Result<Document>& document) {
    return document ? "" : document.why().at(0).code;
}

TEST(ReadDocument, GoesByTheType) {
    EXPECT_EQ(read("<p>text</p>", MediaType::html)->text, "text\n");
    EXPECT_EQ(read("<p>text</p>", MediaType::plain)->text, "<p>text</p>\n");
}

TEST(ReadDocument, RefusesWhatHoldsNoText) {
    EXPECT_EQ(code_of(read("")), "empty_input");
    EXPECT_EQ(code_of(read(" \n\t")), "no_text");
    EXPECT_EQ(code_of(read("123 – 456 £")), "no_text");
    EXPECT_EQ(code_of(read("<p></p>", MediaType::html)), "no_text");
}

TEST(ReadDocument, NamesTheTypeItCannotRead) {
    Source source;
    source.bytes = "{}";
    source.path = "a.json";
    source.type = MediaType::unsupported;
    source.unsupported = "application/json";
    const auto document = read_document(source, Limits{});
    ASSERT_FALSE(document);
    EXPECT_EQ(document.why()[0].code, "unsupported");
    EXPECT_EQ(document.why()[0].file, "a.json");
    EXPECT_THAT(document.why()[0].message, testing::HasSubstr("application/json"));
}

TEST(ReadDocument, RefusesAnInputOverTheLimit) {
    Source source;
    source.bytes = "text";
    Limits limits;
    limits.max_input_bytes = 3;
    EXPECT_EQ(code_of(read_document(source, limits)), "too_large");
}

TEST(ReadDocument, RefusesATextOverTheLimitOfTextsAndPages) {
    Source source;
    source.bytes = "text";
    Limits limits;
    limits.max_markup_bytes = 4;
    EXPECT_TRUE(read_document(source, limits));
    limits.max_markup_bytes = 3;
    const auto refused = read_document(source, limits);
    ASSERT_EQ(code_of(refused), "too_large");
    EXPECT_EQ(refused.why()[0].help, "raise --max-markup-bytes");
}

TEST(ReadDocument, GivesDiagnosticsTheirFileAndPosition) {
    const auto document = read("£ £ £ £\nthe \xff lamp");
    ASSERT_TRUE(document);
    ASSERT_EQ(document->diagnostics.size(), 1u);
    EXPECT_EQ(document->diagnostics[0].file, "advert");
    EXPECT_EQ(document->diagnostics[0].position, (Position{2, 5}));
}

TEST(ReadDocument, TextAndPageOfOneAdvertGiveTheSameWords) {
    const auto text = read("Lighthouse keeper\n\nPay\n£5 & food\n\n- keep the lamp\n- write the log\n");
    const auto page = read(
        "<h1>Lighthouse keeper</h1><h3>Pay</h3><p>&pound;5 &amp; food</p>"
        "<ul><li>keep the lamp<li>write the log</ul>",
        MediaType::html);
    EXPECT_EQ(text->text, page->text);
}

}  // namespace
}  // namespace vacancy
