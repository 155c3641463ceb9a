// What crosses between processes: the same on the other side, and nothing else is let through.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "document/wire.h"

namespace vacancy::test {
namespace {

Document sample() {
    Document document;
    document.layout = Layout::pdf;
    document.text = "Lamp keeper\n£31,000 a year\n";
    document.charset = "UTF-8";
    document.blocks = {{BlockKind::heading, 2, true, false, {0, 11}},
                       {BlockKind::item, 1, false, true, {12, 27}}};
    document.placed = {{{0, 4}, 1, {1.5F, 2, 3, 4}}, {{5, 11}, 1, {5, 6, 7, 8}}, {{12, 20}, 2, {0, 0, 9, 9}}};
    document.source_lines = {0, 12};
    Diagnostic note;
    note.severity = Severity::note;
    note.code = "mojibake_repaired";
    note.message = "one";
    note.help = "two";
    note.notes = {"three", ""};
    document.diagnostics = {note};
    return document;
}

std::string written(const Result<Document>& read) {
    std::string bytes;
    write_wire(read, bytes);
    return bytes;
}

TEST(Wire, ADocumentComesBack) {
    const Document document = sample();
    const auto read = read_wire(written(document));
    ASSERT_TRUE(read && *read);
    const Document& back = **read;
    EXPECT_EQ(back.text, document.text);
    EXPECT_EQ(back.charset, "UTF-8");
    EXPECT_EQ(back.layout, Layout::pdf);
    ASSERT_EQ(back.blocks.size(), 2u);
    EXPECT_EQ(back.blocks[0].kind, BlockKind::heading);
    EXPECT_EQ(back.blocks[0].level, 2);
    EXPECT_TRUE(back.blocks[0].strong);
    EXPECT_TRUE(back.blocks[1].gap_before);
    EXPECT_EQ(back.blocks[1].span, (Span{12, 27}));
    ASSERT_EQ(back.placed.size(), 3u);
    EXPECT_EQ(back.placed[2].page, 2u);
    EXPECT_EQ(back.placed[0].box, document.placed[0].box);
    EXPECT_EQ(back.source_lines, document.source_lines);
    ASSERT_EQ(back.diagnostics.size(), 1u);
    EXPECT_EQ(back.diagnostics[0].severity, Severity::note);
    EXPECT_EQ(back.diagnostics[0].code, "mojibake_repaired");
    EXPECT_EQ(back.diagnostics[0].help, "two");
    EXPECT_EQ(back.diagnostics[0].notes, document.diagnostics[0].notes);
}

TEST(Wire, AReasonComesBack) {
    Diagnostic why;
    why.code = "pdf_broken";
    why.message = "the PDF is damaged";
    const auto read = read_wire(written(why));
    ASSERT_TRUE(read && !*read);
    EXPECT_EQ(read->why().at(0).code, "pdf_broken");
    EXPECT_EQ(read->why().at(0).message, "the PDF is damaged");
}

TEST(Wire, NothingIsMissingAndNothingIsOver) {
    const std::string whole = written(sample());
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(read_wire(std::string_view(whole).substr(0, size))) << size;
    EXPECT_FALSE(read_wire(whole + 'x'));
    EXPECT_FALSE(read_wire(written(Diagnostics{}))) << "no document, and no reason";
}

using Spoil = void (*)(Document&);

TEST(Wire, WhatNoReaderMakesIsNotLetThrough) {
    const Spoil spoils[] = {
        [](Document& d) { d.text[0] = '\xff'; },
        [](Document& d) { d.charset = "\x80"; },
        [](Document& d) { d.diagnostics[0].message = "\xc0\xaf"; },
        [](Document& d) { d.blocks[0].kind = static_cast<BlockKind>(4); },
        [](Document& d) { d.blocks[1].span.end = 29; },
        [](Document& d) {
            d.blocks[1].span = {13, 20};
        },  // within the pound sign
        [](Document& d) {
            d.blocks[0].span = {4, 3};
        },
        [](Document& d) { std::swap(d.blocks[0], d.blocks[1]); },
        [](Document& d) { d.blocks[1].span.begin = 10; },
        [](Document& d) { d.blocks[0].left = 12; },
        [](Document& d) { d.blocks[1].left = 1; },  // within the pound sign
        [](Document& d) { d.blocks[1].left = 60'000; },
        [](Document& d) { d.placed[2].span.end = std::numeric_limits<std::uint32_t>::max(); },
        [](Document& d) { std::swap(d.placed[0], d.placed[1]); },
        [](Document& d) { d.placed[1].page = 0; },
        [](Document& d) { d.placed[1].box[2] = std::nanf(""); },
        [](Document& d) {
            d.source_lines = {12, 0};
        },
        [](Document& d) { d.diagnostics[0].severity = static_cast<Severity>(3); },
    };
    for (std::size_t i = 0; i < std::size(spoils); ++i) {
        Document document = sample();
        spoils[i](document);
        EXPECT_FALSE(read_wire(written(document))) << i;
    }
}

TEST(Wire, ABoolIsZeroOrOne) {
    std::string bytes = written(sample());
    const std::string_view block("\1\2\1\0\0\0\0\0\x0b\0\0\0", 12);
    const std::size_t at = bytes.find(block);
    ASSERT_NE(at, bytes.npos);
    bytes[at + 2] = 2;
    EXPECT_FALSE(read_wire(bytes));
}

/// Whatever was changed on the way, what is let through keeps the promises of a document.
void expect_whole(const Document& document) {
    for (const Block& block : document.blocks)
        EXPECT_LE(block.span.of(document.text).size(), document.text.size());
    for (const Placed& placed : document.placed)
        EXPECT_LE(placed.span.of(document.text).size(), document.text.size());
}

TEST(Wire, BytesThatWereChangedDoNoHarm) {
    const std::string whole = written(sample());
    std::mt19937 random(7);
    for (int i = 0; i < 20'000; ++i) {
        std::string bytes = whole;
        for (int changes = 1 + static_cast<int>(random() % 4); changes > 0; --changes)
            bytes[random() % bytes.size()] = static_cast<char>(random());
        const auto read = read_wire(bytes);
        if (read && *read) expect_whole(**read);
    }
}

}  // namespace
}  // namespace vacancy::test
