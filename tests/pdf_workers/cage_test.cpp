// What a worker that was taken over could do.
#include <gtest/gtest.h>

#include <filesystem>

#include "helpers.h"

namespace vacancy::test {
namespace {

class Cage : public testing::Test {
protected:
    void SetUp() override {
        said(workers_.read("first"));
        if (!workers_.notes().empty()) GTEST_SKIP() << workers_.notes().front().message;
    }
    std::string does(std::string_view deed) { return said(workers_.read(deed)); }

    PdfWorkers workers_{VACANCY_MISBEHAVING_WORKER, narrow_limits()};
};

TEST_F(Cage, LetsTheProgramWork) {
    EXPECT_EQ(does("call a stranger"), "good day\n");
}

TEST_F(Cage, RunsNoProgram) {
    EXPECT_EQ(does("run"), "!pdf_crashed");
}

TEST_F(Cage, TracesNothing) {
    EXPECT_EQ(does("trace"), "!pdf_crashed");
}

TEST_F(Cage, MakesNoConnection) {
    EXPECT_EQ(does("connect"), "Operation not permitted\n");
}

TEST_F(Cage, MakesNoProcess) {
    EXPECT_EQ(does("fork"), "Operation not permitted\n");
}

TEST_F(Cage, TouchesNoProcess) {
    EXPECT_EQ(does("kill parent"), "Operation not permitted\n");
}

TEST_F(Cage, WritesNoFile) {
    EXPECT_EQ(does("write file"), "Operation not permitted\n");
    EXPECT_FALSE(std::filesystem::exists("made"));
}

TEST_F(Cage, ReadsNoFile) {
    EXPECT_EQ(does("read file"), "Permission denied\n");
    EXPECT_EQ(does("list folder"), "Permission denied\n");
}

}  // namespace
}  // namespace vacancy::test
