#include "sink/output.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

namespace vacancy {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

class OutputTest : public testing::Test {
protected:
    void SetUp() override {
        std::signal(SIGPIPE, SIG_IGN);
        folder_ = fs::temp_directory_path() / ("vacancy-output-" + std::to_string(::getpid()));
        fs::remove_all(folder_);
        fs::create_directory(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }

    std::string path(const std::string& name) const { return folder_ / name; }

    static std::string read(const std::string& file) {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    std::vector<std::string> names() const {
        std::vector<std::string> out;
        for (const auto& entry : fs::directory_iterator(folder_)) out.push_back(entry.path().filename());
        return out;
    }

    static Output opened(const std::string& file) {
        auto output = Output::open(file);
        EXPECT_TRUE(output) << (output ? "" : output.why().front().message);
        return std::move(*output);
    }

    static std::string code(const Diagnostics& why) { return why.empty() ? "" : why.front().code; }

    fs::path folder_;
};

TEST_F(OutputTest, Lines) {
    Output out = opened(path("a"));
    EXPECT_TRUE(out.write_line("{}").empty());
    EXPECT_TRUE(out.write_line("[1]").empty());
    EXPECT_TRUE(out.finish().empty());
    EXPECT_EQ(read(path("a")), "{}\n[1]\n");
    EXPECT_THAT(names(), ElementsAre("a"));
}

TEST_F(OutputTest, NothingWritten) {
    Output lines = opened(path("lines"));
    EXPECT_TRUE(lines.finish().empty());
    EXPECT_EQ(read(path("lines")), "");
}

TEST_F(OutputTest, FinalNameAppearsOnlyWhenWhole) {
    Output out = opened(path("a"));
    const std::string long_text(1 << 20, 'x');
    EXPECT_TRUE(out.write_line(long_text).empty());
    EXPECT_TRUE(out.flush().empty());
    EXPECT_FALSE(fs::exists(path("a")));
    EXPECT_EQ(names().size(), 1u) << "the temporary file, in the same folder";
    EXPECT_TRUE(out.finish().empty());
    EXPECT_EQ(read(path("a")), long_text + '\n');
    EXPECT_THAT(names(), ElementsAre("a"));
}

TEST_F(OutputTest, AbandonedOutputLeavesWhatWasThere) {
    std::ofstream(path("a")) << "before";
    {
        Output out = opened(path("a"));
        EXPECT_TRUE(out.write_line("after").empty());
        EXPECT_TRUE(out.flush().empty());
        EXPECT_EQ(read(path("a")), "before");
    }
    EXPECT_EQ(read(path("a")), "before");
    EXPECT_THAT(names(), ElementsAre("a"));
}

TEST_F(OutputTest, ReplacesAFileAndKeepsItsMode) {
    std::ofstream(path("a")) << "before";
    fs::permissions(path("a"), fs::perms(0640));
    Output out = opened(path("a"));
    EXPECT_TRUE(out.write_line("after").empty());
    EXPECT_TRUE(out.finish().empty());
    EXPECT_EQ(read(path("a")), "after\n");
    EXPECT_EQ(fs::status(path("a")).permissions(), fs::perms(0640));
}

TEST_F(OutputTest, FollowsALink) {
    fs::create_directory(path("elsewhere"));
    std::ofstream(path("elsewhere/a")) << "before";
    fs::create_symlink("elsewhere/a", path("link"));
    Output out = opened(path("link"));
    EXPECT_TRUE(out.write_line("after").empty());
    EXPECT_TRUE(out.finish().empty());
    EXPECT_TRUE(fs::is_symlink(path("link")));
    EXPECT_EQ(read(path("elsewhere/a")), "after\n");
}

TEST_F(OutputTest, WorksInTheWorkingFolder) {
    const fs::path before = fs::current_path();
    fs::current_path(folder_);
    Output out = opened("plain");
    EXPECT_TRUE(out.finish().empty());
    fs::current_path(before);
    EXPECT_THAT(names(), ElementsAre("plain"));
}

TEST_F(OutputTest, MovesWithItsFile) {
    Output first = opened(path("a"));
    EXPECT_TRUE(first.write_line("1").empty());
    Output second = std::move(first);
    EXPECT_TRUE(second.write_line("2").empty());
    EXPECT_TRUE(second.finish().empty());
    EXPECT_EQ(read(path("a")), "1\n2\n");
}

TEST_F(OutputTest, TwoAtOnce) {
    Output a = opened(path("a")), b = opened(path("b"));
    EXPECT_TRUE(a.write_line("a").empty());
    EXPECT_TRUE(b.write_line("b").empty());
    EXPECT_TRUE(b.finish().empty());
    EXPECT_TRUE(a.finish().empty());
    EXPECT_THAT(names(), UnorderedElementsAre("a", "b"));
}

TEST_F(OutputTest, NotWritable) {
    for (const std::string& file : {path("no/such/folder"), path(""), path("sub"), std::string()}) {
        fs::create_directories(path("sub"));
        const auto out = Output::open(file);
        ASSERT_FALSE(out) << file;
        EXPECT_EQ(out.why().front().code, "not_writable") << file;
        EXPECT_EQ(out.why().front().file, file);
    }
    EXPECT_THAT(names(), ElementsAre("sub"));
}

TEST_F(OutputTest, MessageSaysWhatAndWhy) {
    const auto out = Output::open(path("no/a"));
    ASSERT_FALSE(out);
    EXPECT_EQ(out.why().front().message, "can't write to '" + path("no/a") + "': no such file or directory");
}

TEST_F(OutputTest, FullDevice) {
    Output out = opened("/dev/full");
    EXPECT_TRUE(out.write_line("x").empty()) << "still in the buffer";
    EXPECT_EQ(code(out.finish()), "disk_full");
    EXPECT_EQ(code(out.write_line("x")), "disk_full") << "and again";
    EXPECT_EQ(code(out.finish()), "disk_full");
}

TEST_F(OutputTest, FullDiskRemovesTheTemporaryFile) {
    std::ofstream(path("a")) << "before";
    rlimit before{};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{100'000, before.rlim_max};
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
    Output out = opened(path("a"));
    Diagnostics why;
    for (int i = 0; i < 100 && why.empty(); ++i) why = out.write_line(std::string(10'000, 'x'));
    ::setrlimit(RLIMIT_FSIZE, &before);
    EXPECT_EQ(code(why), "disk_full");
    EXPECT_THAT(names(), ElementsAre("a"));
    EXPECT_EQ(code(out.finish()), "disk_full");
    EXPECT_EQ(read(path("a")), "before");
}

TEST_F(OutputTest, ClosedPipe) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    Output out = opened("/dev/fd/" + std::to_string(ends[1]));
    ::close(ends[0]);
    EXPECT_TRUE(out.write_line("x").empty());
    EXPECT_EQ(code(out.flush()), "pipe_closed");
    EXPECT_EQ(code(out.finish()), "pipe_closed");
    ::close(ends[1]);
}

TEST_F(OutputTest, PipeThatDoesNotBlockIsWaitedFor) {
    int ends[2];
    ASSERT_EQ(::pipe2(ends, O_NONBLOCK), 0);
    Output out = opened("/dev/fd/" + std::to_string(ends[1]));
    const std::string text(1 << 20, 'x');
    std::size_t got = 0;
    std::thread reader([&] {
        char some[4096];
        for (;;) {
            const ssize_t n = ::read(ends[0], some, sizeof some);
            if (n == 0) break;
            if (n > 0) got += static_cast<std::size_t>(n);
        }
    });
    EXPECT_TRUE(out.write_line(text).empty());
    EXPECT_TRUE(out.finish().empty());
    ::close(ends[1]);
    reader.join();
    EXPECT_EQ(got, text.size() + 1);
    ::close(ends[0]);
}

TEST_F(OutputTest, FifoIsWrittenStraight) {
    ASSERT_EQ(::mkfifo(path("fifo").c_str(), 0600), 0);
    std::string got;
    std::thread reader([&] { got = read(path("fifo")); });
    Output out = opened(path("fifo"));
    EXPECT_TRUE(out.write_line("x").empty());
    EXPECT_TRUE(out.finish().empty());
    reader.join();
    EXPECT_EQ(got, "x\n");
    EXPECT_TRUE(fs::is_fifo(path("fifo")));
}

TEST_F(OutputTest, StandardOutputIsWrittenStraightEvenWhereItIsAFile) {
    const int before = ::dup(STDOUT_FILENO);
    for (const std::string name : {"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}) {
        const int file = ::open(path("out").c_str(), O_RDWR | O_CREAT | O_TRUNC, 0600);
        ASSERT_EQ(::write(file, "head\n", 5), 5);
        std::fflush(stdout);
        ::dup2(file, STDOUT_FILENO);
        Output out = opened(name);
        EXPECT_TRUE(out.write_line("x").empty());
        EXPECT_TRUE(out.finish().empty());
        EXPECT_EQ(::write(STDOUT_FILENO, "tail\n", 5), 5) << "still open";
        ::dup2(before, STDOUT_FILENO);
        ::close(file);
        EXPECT_EQ(read(path("out")), "head\nx\ntail\n") << name;
    }
    ::close(before);
    EXPECT_THAT(names(), ElementsAre("out"));
}

TEST_F(OutputTest, DescriptorThatIsNotOpen) {
    for (const char* name : {"/dev/fd/999", "/dev/fd/x", "/dev/fd/", "/proc/self/fd/99999999999"}) {
        const auto out = Output::open(name);
        ASSERT_FALSE(out) << name;
        EXPECT_EQ(out.why().front().code, "not_writable") << name;
    }
}

TEST_F(OutputTest, NullDevice) {
    Output out = opened("/dev/null");
    EXPECT_TRUE(out.write_line("x").empty());
    EXPECT_TRUE(out.finish().empty());
    EXPECT_TRUE(fs::is_character_file("/dev/null"));
}

TEST_F(OutputTest, BytesGoOutAsTheyAre) {
    Output out = opened(path("a"));
    const std::string bytes("\0\xFF\n\r", 4);
    EXPECT_TRUE(out.write_line(bytes).empty());
    EXPECT_TRUE(out.finish().empty());
    EXPECT_EQ(read(path("a")), bytes + '\n');
}

TEST_F(OutputTest, WhatLastsIsThereForTheNextOne) {
    {
        auto out = Output::open_lasting(path("a"), 0);
        ASSERT_TRUE(out);
        EXPECT_TRUE(out->write_line("one").empty());
        EXPECT_TRUE(out->sync().empty());
        EXPECT_EQ(out->size(), 4u);
        EXPECT_TRUE(out->write_line("torn").empty());
        EXPECT_TRUE(out->flush().empty());
    }
    EXPECT_THAT(names(), ElementsAre("a.part"));
    auto out = Output::open_lasting(path("a"), 4);
    ASSERT_TRUE(out);
    EXPECT_EQ(out->size(), 4u);
    EXPECT_TRUE(out->write_line("two").empty());
    EXPECT_TRUE(out->finish().empty());
    EXPECT_EQ(read(path("a")), "one\ntwo\n");
    EXPECT_THAT(names(), ElementsAre("a"));
}

TEST_F(OutputTest, FilesAndOthers) {
    EXPECT_TRUE(Output::is_file(path("to_be")));
    for (const char* other : {"-", "/dev/stdout", "/dev/null", "/dev/fd/1"})
        EXPECT_FALSE(Output::is_file(other));
}

}  // namespace
}  // namespace vacancy
