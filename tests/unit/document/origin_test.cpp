#include <gtest/gtest.h>

#include "document/decode.h"

namespace vacancy {
namespace {

TEST(OriginMap, MergesVerbatimRunsThatAdjoin) {
    OriginMap map;
    map.append(0, 10, 5, true);
    map.append(5, 15, 5, true);
    map.append(10, 30, 5, true);
    EXPECT_EQ(map.size(), 2u);
    EXPECT_EQ(map.to_source({0, 10}), (Span{10, 20}));
}

TEST(OriginMap, MapsWithinVerbatimRunsAndOverOthersAsAWhole) {
    OriginMap map;
    map.append(0, 0, 4, true);   // "abcd"
    map.append(4, 4, 5, false);  // "&amp;" read as "&"
    map.append(5, 9, 4, true);
    EXPECT_EQ(map.to_source({1, 3}), (Span{1, 3}));
    EXPECT_EQ(map.to_source({4, 5}), (Span{4, 9}));
    EXPECT_EQ(map.to_source({3, 6}), (Span{3, 10}));
    EXPECT_EQ(map.to_source({6, 6}), (Span{10, 10}));
}

TEST(OriginMap, AnEmptyMapGivesAnEmptySpan) {
    EXPECT_EQ(OriginMap{}.to_source({3, 7}), Span{});
}

TEST(OriginMap, ASpanBeyondARunEndsWhereTheRunEnds) {
    OriginMap map;
    map.append(0, 2, 3, true);
    EXPECT_EQ(map.to_source({0, 9}), (Span{2, 5}));
}

TEST(Compose, GoesThroughBothMaps) {
    DecodedMap decoded;  // bytes "a<e2 as 1 byte>b" -> 3 bytes of UTF-8
    decoded.verbatim(1);
    decoded.converted(3, 1);
    decoded.verbatim(3);
    OriginMap text;  // everything but the first byte of text
    text.append(0, 1, 6, true);
    const OriginMap both = compose(text, decoded);
    EXPECT_EQ(both.to_source({0, 3}), (Span{1, 2}));
    EXPECT_EQ(both.to_source({3, 6}), (Span{2, 5}));
}

TEST(Document, NamesTheLineOfTheInput) {
    Document document;
    document.origin.append(0, 0, 3, true);
    document.origin.append(3, 8, 3, true);
    document.source_lines = {0, 4, 8};
    EXPECT_EQ(document.line_of({0, 3}), 1u);
    EXPECT_EQ(document.line_of({3, 6}), 3u);
    EXPECT_EQ(Document{}.line_of({0, 0}), 0u);
}

}  // namespace
}  // namespace vacancy
