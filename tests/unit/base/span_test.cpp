#include "base/span.h"

#include <gtest/gtest.h>

namespace vacancy {
namespace {

TEST(PositionOf, CountsFromOne) {
    EXPECT_EQ(position_of("", 0), (Position{1, 1}));
    EXPECT_EQ(position_of("abc", 2), (Position{1, 3}));
}

TEST(PositionOf, KnowsEveryLineEnd) {
    const std::string_view text = "a\nb\r\nc\rd";
    EXPECT_EQ(position_of(text, text.find('b')), (Position{2, 1}));
    EXPECT_EQ(position_of(text, text.find('c')), (Position{3, 1}));
    EXPECT_EQ(position_of(text, text.find('d')), (Position{4, 1}));
}

TEST(PositionOf, CountsCharactersNotBytes) {
    const std::string_view text = "£€x";
    EXPECT_EQ(position_of(text, text.find('x')), (Position{1, 3}));
}

TEST(PositionOf, StopsAtTheEnd) {
    EXPECT_EQ(position_of("ab\n", 99), (Position{2, 1}));
}

TEST(Span, HoldsAndOverlaps) {
    const Span span{2, 5};
    EXPECT_TRUE(span.contains(2));
    EXPECT_FALSE(span.contains(5));
    EXPECT_TRUE(span.contains(Span{2, 5}));
    EXPECT_TRUE(span.overlaps({4, 9}));
    EXPECT_FALSE(span.overlaps({5, 9}));
    EXPECT_EQ(span.of("abcdef"), "cde");
}

}  // namespace
}  // namespace vacancy
