#include "pipeline/checkpoint.h"

#include <gtest/gtest.h>

namespace vacancy {
namespace {

Checkpoint some() {
    Checkpoint c;
    c.tally.inputs = 12;
    c.tally.with_records = 9;
    c.tally.records = 14;
    c.tally.duplicates = 2;
    c.tally.bytes = 1ull << 40;
    c.tally.rejects = {{"empty_input", 1}, {"unsupported", 2}};
    c.tally.filled[0] = 14;
    c.tally.filled[fill_fields().size() - 1] = 3;
    c.inputs_hash = 0xFFFFFFFFFFFFFFFFu;
    c.output_bytes = {123456, 0};
    c.rejects_bytes = 789;
    c.seen_bytes = 96 * 14;
    return c;
}

TEST(Checkpoint, ALineSaysAll) {
    for (const bool complete : {false, true}) {
        Checkpoint c = some();
        c.complete = complete;
        EXPECT_EQ(checkpoint_of(to_line(c)), c);
        EXPECT_EQ(to_line(c).find('\n'), std::string::npos);
    }
    EXPECT_EQ(checkpoint_of(to_line(Checkpoint{})), Checkpoint{});
}

TEST(Checkpoint, OtherLinesAreNone) {
    const std::string line = to_line(some());
    for (const std::string& other :
         {std::string(), std::string("begin"), line.substr(0, 20), line + " filled:999 1",
          line + " filled:x 1", line + " more 1", line + " reject:x"})
        EXPECT_FALSE(checkpoint_of(other)) << other;
}

TEST(Checkpoint, WordsOfACommand) {
    const std::vector<std::string> words = {"vacancy 1",   "--format=x", "a b\nc", "100%",
                                            "caf\xC3\xA9", "%20",        "\xFF"};
    EXPECT_EQ(words_of(to_line(words)), words);
    EXPECT_EQ(to_line(words).find('\n'), std::string::npos);
    EXPECT_TRUE(words_of("").empty());
}

}  // namespace
}  // namespace vacancy
