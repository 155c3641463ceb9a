#include "document/decoded_map.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>

namespace vacancy {
namespace {

using MapRun = DecodedMap::Run;

std::vector<MapRun> runs_of(const DecodedMap& map) {
    std::vector<MapRun> runs;
    for (DecodedMap::Reader reader(map); reader.next();) runs.push_back(reader.run());
    return runs;
}

TEST(DecodedMap, AnEmptyMapGivesAnEmptySpan) {
    EXPECT_TRUE(DecodedMap().empty());
    EXPECT_EQ(DecodedMap().to_source({3, 7}), Span{});
    EXPECT_TRUE(runs_of(DecodedMap()).empty());
}

TEST(DecodedMap, MapsWithinVerbatimRunsAndOverOthersAsAWhole) {
    DecodedMap map(10);
    map.verbatim(2);
    map.verbatim(2);
    map.converted(3, 1);
    map.verbatim(4);
    EXPECT_EQ(map.to_source({1, 3}), (Span{11, 13}));
    EXPECT_EQ(map.to_source({4, 5}), (Span{14, 15}));
    EXPECT_EQ(map.to_source({3, 8}), (Span{13, 16}));
    EXPECT_EQ(map.to_source({8, 8}), (Span{16, 16}));
    EXPECT_EQ(map.to_source({9, 99}), (Span{17, 19}));
}

TEST(DecodedMap, VerbatimRunsOfAnySize) {
    for (const std::uint32_t size : {1u, 127u, 128u, 129u, 4u << 20, (4u << 20) + 1, 9u << 20}) {
        DecodedMap map;
        map.verbatim(size);
        map.converted(2, 1);
        EXPECT_EQ(map.to_source({size - 1, size}), (Span{size - 1, size})) << size;
        EXPECT_EQ(map.to_source({size, size + 2}), (Span{size, size + 1})) << size;
    }
}

TEST(DecodedMap, ACharacterOfNoBytesAndOneOfMany) {
    DecodedMap map;
    map.converted(3, 2);
    map.converted(2, 0);
    map.converted(3, 10'000);
    map.verbatim(1);
    EXPECT_EQ(map.to_source({3, 5}), (Span{2, 2}));
    EXPECT_EQ(map.to_source({5, 6}).begin, 2u);
    EXPECT_EQ(map.to_source({8, 9}), (Span{10'002, 10'003}));
}

TEST(DecodedMap, ReadsAnyPlaceAsItDoesInOrder) {
    std::mt19937 numbers(1);
    const auto random = [&] { return static_cast<std::uint32_t>(numbers()); };
    DecodedMap map(3);
    for (int i = 0; i < 3000; ++i)
        if (random() % 2 == 0)
            map.verbatim(1 + random() % 300);
        else
            map.converted(1 + random() % 4, 1 + random() % 4);
    const std::vector<MapRun> runs = runs_of(map);
    DecodedMap::Reader reader(map);
    for (int i = 0; i < 3000; ++i) {
        const MapRun& run = runs[random() % runs.size()];
        const MapRun& found = reader.at(run.text + random() % run.text_size);
        ASSERT_EQ(found.text, run.text);
        ASSERT_EQ(found.source, run.source);
        ASSERT_EQ(found.verbatim, run.verbatim);
    }
}

}  // namespace
}  // namespace vacancy
