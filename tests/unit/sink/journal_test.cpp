#include "sink/journal.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace vacancy {
namespace {

namespace fs = std::filesystem;

class JournalTest : public testing::Test {
protected:
    void SetUp() override {
        path_ = fs::temp_directory_path() / ("vacancy-journal-" + std::to_string(::getpid()));
        fs::remove(path_);
    }
    void TearDown() override { fs::remove(path_); }

    Journal opened() const {
        auto journal = Journal::open(path_, "out");
        EXPECT_TRUE(journal) << (journal ? "" : journal.why().front().message);
        return *std::move(journal);
    }
    std::string text() const {
        std::ifstream in(path_, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    void put(const std::string& text) const { std::ofstream(path_, std::ios::binary) << text; }

    std::string path_;
};

TEST_F(JournalTest, LinesAreThereForTheNextOne) {
    {
        Journal journal = opened();
        EXPECT_EQ(journal.first(), "");
        EXPECT_TRUE(journal.append("begin").empty());
        EXPECT_TRUE(journal.append("one").empty());
        EXPECT_TRUE(journal.append("two").empty());
    }
    const Journal journal = opened();
    EXPECT_EQ(journal.first(), "begin");
    EXPECT_EQ(journal.last(), "two");
}

TEST_F(JournalTest, WhereverItIsTornWholeLinesCount) {
    {
        Journal journal = opened();
        for (const char* line : {"begin", "one", "two"}) EXPECT_TRUE(journal.append(line).empty());
    }
    const std::string whole = text();
    const std::size_t one = whole.find('\n') + 1, two = whole.find('\n', one) + 1;
    for (std::size_t size = 0; size <= whole.size(); ++size) {
        put(whole.substr(0, size));
        const Journal journal = opened();
        const std::string last = size < one ? "" : size < two ? "begin" : size < whole.size() ? "one" : "two";
        EXPECT_EQ(journal.last(), last) << size;
    }
}

TEST_F(JournalTest, WhatIsTornIsCutOffBeforeTheNextLine) {
    {
        Journal journal = opened();
        EXPECT_TRUE(journal.append("begin").empty());
    }
    put(text() + "0123456789abcdef half a li");
    {
        Journal journal = opened();
        EXPECT_TRUE(journal.append("one").empty());
    }
    EXPECT_EQ(opened().last(), "one");
    EXPECT_EQ(text().find("half"), std::string::npos);
}

TEST_F(JournalTest, AByteThatChangedEndsIt) {
    {
        Journal journal = opened();
        for (const char* line : {"begin", "one", "two"}) EXPECT_TRUE(journal.append(line).empty());
    }
    std::string changed = text();
    changed[changed.find("one")] = 'O';
    put(changed);
    EXPECT_EQ(opened().last(), "begin") << "and the line after it, which counts on it, does not count";
}

TEST_F(JournalTest, OnlyOneAtATime) {
    const Journal journal = opened();
    const auto second = Journal::open(path_, "out");
    ASSERT_FALSE(second);
    EXPECT_EQ(second.why().front().code, "output_busy");
}

TEST_F(JournalTest, ClearAndRemove) {
    Journal journal = opened();
    EXPECT_TRUE(journal.append("begin").empty());
    EXPECT_TRUE(journal.clear().empty());
    EXPECT_EQ(journal.last(), "");
    EXPECT_TRUE(journal.append("anew").empty());
    EXPECT_EQ(journal.first(), "anew");
    EXPECT_TRUE(journal.remove().empty());
    EXPECT_FALSE(fs::exists(path_));
    EXPECT_EQ(opened().last(), "") << "the next run makes its own while this one still holds the old";
}

TEST_F(JournalTest, NotWritable) {
    const auto journal = Journal::open("/no/such/folder/journal", "/no/such/folder/out");
    ASSERT_FALSE(journal);
    EXPECT_EQ(journal.why().front().code, "not_writable");
    EXPECT_EQ(journal.why().front().file, "/no/such/folder/out");
}

}  // namespace
}  // namespace vacancy
