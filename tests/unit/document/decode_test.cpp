#include "document/decode.h"

#include <gtest/gtest.h>

#include "document/utf8.h"

namespace vacancy {
namespace {

using namespace std::string_literals;

struct Read {
    std::string text;
    std::string charset;
    Diagnostics diagnostics;
    DecodedMap origin;
};

Read read(std::string_view bytes, std::string_view hint = {}, std::string_view declared = {}) {
    Decoded decoded;
    decode(bytes, hint, declared, decoded);
    return {std::string(decoded.text), decoded.charset, decoded.diagnostics, decoded.origin};
}

TEST(Decode, LeavesUtf8WhereItIs) {
    const std::string bytes = "Pay: £20,000 – now";
    Decoded decoded;
    decode(bytes, "iso-8859-1", "", decoded);
    EXPECT_EQ(decoded.text.data(), bytes.data());
    EXPECT_EQ(decoded.charset, "UTF-8");
    EXPECT_EQ(decoded.origin.to_source({1, 4}), (Span{1, 4}));
}

TEST(Decode, SkipsTheByteOrderMark) {
    const Read out = read(
        "\xef\xbb\xbf"
        "abc");
    EXPECT_EQ(out.text, "abc");
    EXPECT_EQ(out.origin.to_source({0, 1}), (Span{3, 4}));
}

TEST(Decode, ReadsLatin1AsWindows1252) {
    const Read out = read(
        "a\x93"
        "b\x94 \xa3"
        "5",
        "", "ISO-8859-1");
    EXPECT_EQ(out.text, "a“b” £5");
    EXPECT_EQ(out.charset, "windows-1252");
    EXPECT_EQ(out.origin.to_source({1, 4}), (Span{1, 2}));
    EXPECT_EQ(out.origin.to_source({4, 5}), (Span{2, 3}));
}

TEST(Decode, TakesUndeclaredSingleBytesForWindows1252) {
    EXPECT_EQ(read("the keeper\x92s lamp").text, "the keeper’s lamp");
}

TEST(Decode, ReadsUtf16WithAndWithoutAMark) {
    const std::string wide =
        "J\0o\0b\0:\0 \0\xa3\0"
        "5\0"s;
    EXPECT_EQ(read("\xff\xfe" + wide).text, "Job: £5");
    const Read out = read(wide);
    EXPECT_EQ(out.text, "Job: £5");
    EXPECT_EQ(out.charset, "UTF-16LE");
    EXPECT_EQ(out.origin.to_source({5, 7}), (Span{10, 12}));
}

TEST(Decode, ConvertsWithIcuWhereACharsetIsDeclared) {
    const Read out = read("Caf\xe9 \xa4", "iso-8859-15");
    EXPECT_EQ(out.text, "Café €");
    EXPECT_EQ(out.charset, "iso-8859-15");
    EXPECT_EQ(out.origin.to_source({6, 9}), (Span{5, 6}));
}

TEST(Decode, IgnoresACharsetItDoesNotKnow) {
    EXPECT_EQ(read("caf\xe9", "no-such-charset").text, "café");
}

TEST(Decode, CountsInvalidBytesOnce) {
    const Read out = read("£ one \xff two \xfe £££ £££ £££ three", "utf-8");
    EXPECT_EQ(out.text, "£ one \xef\xbf\xbd two \xef\xbf\xbd £££ £££ £££ three");
    ASSERT_EQ(out.diagnostics.size(), 1u);
    EXPECT_EQ(out.diagnostics[0].code, "invalid_bytes");
    EXPECT_EQ(out.diagnostics[0].severity, Severity::warning);
    EXPECT_EQ(out.diagnostics[0].span, (Span{7, 8}));
}

TEST(Decode, GivesValidUtf8ForAnyBytes) {
    std::string bytes;
    std::uint32_t seed = 12345;
    for (int i = 0; i < 20000; ++i) {
        seed = seed * 1664525u + 1013904223u;
        bytes.push_back(static_cast<char>(seed >> 24));
    }
    for (const std::string_view hint : {"", "utf-8", "shift_jis", "utf-16", "windows-1252"}) {
        const Read out = read(bytes, hint);
        EXPECT_EQ(utf8::valid_until(out.text), out.text.size()) << hint;
    }
}

TEST(DeclaredCharset, IsFoundInMetaAndXmlDeclaration) {
    EXPECT_EQ(declared_charset("<html><head><META charset='Windows-1252'>"), "Windows-1252");
    EXPECT_EQ(declared_charset("<meta http-equiv=x content=\"text/html; charset=utf-8\">"), "utf-8");
    EXPECT_EQ(declared_charset("<?xml version=\"1.0\" encoding=\"latin1\"?><html>"), "latin1");
    EXPECT_EQ(declared_charset("<html><p>charset=nothing"), "");
}

TEST(Mojibake, IsRepairedWhereItIsCertain) {
    const Read out = read("the keeperâ€™s pay: Â£5 at CafÃ© Ã¢â‚¬â„¢");
    EXPECT_EQ(out.text, "the keeper’s pay: £5 at Café ’");
    ASSERT_EQ(out.diagnostics.size(), 1u);
    EXPECT_EQ(out.diagnostics[0].code, "mojibake_repaired");
    EXPECT_EQ(out.diagnostics[0].severity, Severity::note);
    EXPECT_EQ(out.diagnostics[0].span.begin, 10u);
}

TEST(Mojibake, MapsToTheMisreadBytes) {
    const std::string bytes = "aâ€™b";
    const Read out = read(bytes);
    EXPECT_EQ(out.text, "a’b");
    EXPECT_EQ(out.origin.to_source({1, 4}).of(bytes), "â€™");
    EXPECT_EQ(out.origin.to_source({4, 5}).of(bytes), "b");
}

TEST(Mojibake, LeavesWelshAndFrenchAlone) {
    const std::string text = "tân, gŵyl, â ’ “tâp”, PÂTÉ, crème brûlée, SÃO, Â 5";
    const Read out = read(text);
    EXPECT_EQ(out.text, text);
    EXPECT_TRUE(out.diagnostics.empty());
}

TEST(LineBegins, CountAllLineEnds) {
    Decoded decoded;
    const std::string bytes = "a\nb\r\nc\rd";
    decode(bytes, "", "", decoded);
    EXPECT_EQ(line_begins(bytes, decoded), (std::vector<std::uint32_t>{0, 2, 5, 7}));
}

TEST(Utf8, KnowsValidSequences) {
    EXPECT_EQ(utf8::sequence_at("\xe2\x82\xac", 0), 3u);
    EXPECT_EQ(utf8::sequence_at("\xc0\x80", 0), 0u);
    EXPECT_EQ(utf8::sequence_at("\xed\xa0\x80", 0), 0u);
    EXPECT_EQ(utf8::sequence_at("\xf4\x90\x80\x80", 0), 0u);
    EXPECT_EQ(utf8::sequence_at("\xe2\x82", 0), 0u);
    EXPECT_EQ(utf8::cut("a€", 2), 1u);
}

}  // namespace
}  // namespace vacancy
