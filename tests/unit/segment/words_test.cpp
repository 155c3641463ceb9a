#include "segment/words.h"

#include <gtest/gtest.h>

namespace vacancy {
namespace {

TEST(Words, EachWordOfTheListIsOne) {
    const std::string_view list = word_lists().front().second;
    std::size_t words = 0;
    for (std::size_t at = 1; at < list.size(); ++words) {
        const std::size_t end = list.find('\n', at);
        ASSERT_NE(end, std::string_view::npos);
        EXPECT_TRUE(is_english_word(list.substr(at, end - at))) << list.substr(at, end - at);
        at = end + 1;
    }
    EXPECT_GT(words, 50'000u);
}

TEST(Words, NothingElseIs) {
    for (const std::string_view none :
         {"", "\n", "a\n", "hoursa", "awardsretail", "Hours", "zzzz", "hour ", "\xFF", "aaaa"})
        EXPECT_FALSE(is_english_word(none)) << none;
}

}  // namespace
}  // namespace vacancy
