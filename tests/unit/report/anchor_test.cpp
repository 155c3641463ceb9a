#include "report/anchor.h"

#include <gtest/gtest.h>

namespace vacancy {
namespace {

/// 'Pay: £5' from 'Pay:&nbsp;&pound;5', with a blank folded.
Document sample() {
    Document document;
    document.text =
        "Pay: \xC2\xA3"
        "5 at Leeds";
    document.origin.append(0, 10, 4, true);   // Pay:
    document.origin.append(4, 14, 6, false);  // &nbsp;
    document.origin.append(5, 20, 7, false);  // &pound;
    document.origin.append(7, 27, 10, true);  // 5 at Leeds
    return document;
}

TEST(Anchor, PlacesInTheInputBecomePlacesInTheText) {
    const Document document = sample();
    const Anchor anchor(document);
    EXPECT_EQ(anchor.from_input({10, 14}), (Span{0, 4}));
    EXPECT_EQ(anchor.from_input({11, 13}), (Span{1, 3}));
    EXPECT_EQ(anchor.from_input({20, 28}), (Span{5, 8}));
    EXPECT_EQ(anchor.from_input({22, 23}), (Span{5, 7}));
    EXPECT_EQ(anchor.from_input({32, 37}), (Span{12, 17}));
}

TEST(Anchor, WhatIsNowhereHasNoPlace) {
    const Document document = sample();
    EXPECT_EQ(Anchor(document).from_input({0, 5}), std::nullopt);
    EXPECT_EQ(Anchor(document).from_input({5, 5}), std::nullopt);
    EXPECT_EQ(Anchor(Document{}).from_input({0, 5}), std::nullopt);
}

TEST(Anchor, PlacesBackAndForthAreTheSame) {
    const Document document = sample();
    const Anchor anchor(document);
    for (std::uint32_t begin = 0; begin < document.text.size(); ++begin)
        for (std::uint32_t end = begin + 1; end <= document.text.size(); ++end) {
            const auto back = anchor.from_input(document.origin.to_source({begin, end}));
            ASSERT_TRUE(back);
            EXPECT_LE(back->begin, begin);
            EXPECT_GE(back->end, end);
        }
}

TEST(Anchor, WordsAreFoundWhereTheyStandNearest) {
    Document document;
    document.text = "one two one two one";
    const Anchor anchor(document);
    EXPECT_EQ(anchor.nearest("one", 0), (Span{0, 3}));
    EXPECT_EQ(anchor.nearest("one", 7), (Span{8, 11}));
    EXPECT_EQ(anchor.nearest("one", 19), (Span{16, 19}));
    EXPECT_EQ(anchor.nearest("three", 4), std::nullopt);
    EXPECT_EQ(anchor.nearest("", 4), std::nullopt);
}

TEST(Anchor, OnAPageTheHeightTells) {
    Document document;
    document.text = "head\nfoot";
    document.placed = {{{0, 4}, 2, {0, 10, 9, 20}}, {{5, 9}, 2, {0, 700, 9, 710}}};
    const Anchor anchor(document);
    EXPECT_EQ(anchor.from_page(2, 690), (Span{5, 9}));
    EXPECT_EQ(anchor.from_page(1, 690), std::nullopt);
}

TEST(Utf16Offsets, CountsAsBrowsersDo) {
    const std::string text = "a\xC2\xA3\xE2\x82\xAC\xF0\x9F\x98\x80z";
    const Utf16Offsets offsets(text);
    EXPECT_EQ(offsets.at(0), 0u);
    EXPECT_EQ(offsets.at(1), 1u);
    EXPECT_EQ(offsets.at(3), 2u);
    EXPECT_EQ(offsets.at(6), 3u);
    EXPECT_EQ(offsets.at(10), 5u);
    EXPECT_EQ(offsets.at(11), 6u);
    EXPECT_EQ(offsets.at(99), 6u);
}

TEST(Utf16Offsets, CountsLongTexts) {
    std::string text;
    for (int i = 0; i < 1000; ++i) text += "x\xC2\xA3";
    const Utf16Offsets offsets(text);
    for (std::uint32_t i = 0; i <= 1000; ++i) EXPECT_EQ(offsets.at(3 * i), 2 * i);
}

}  // namespace
}  // namespace vacancy
