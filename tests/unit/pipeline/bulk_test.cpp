#include "pipeline/bulk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "advert.h"
#include "shapes.h"

namespace vacancy {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

/// Keeps what it is told; asks the run to stop after some inputs.
class Watcher : public BulkWatcher {
public:
    void messages(std::string_view text) override { told += text; }
    void progress(const BulkProgress& now) override {
        if (!now.skipping) seen.push_back(now.tally->inputs);
        if (!now.skipping && now.tally->inputs == stop_after) stop = 1;
    }

    std::string told;
    std::vector<std::uint64_t> seen;
    std::uint64_t stop_after = 0;
    std::atomic<int> stop{0};
};

class BulkTest : public testing::Test {
protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("vacancy-bulk-" + std::to_string(::getpid()));
        fs::remove_all(folder_);
        fs::create_directories(folder_ / "adverts");
        for (unsigned seed = 0; seed < 12; ++seed)
            for (const test::Shape shape : {test::Shape::lines, test::Shape::page, test::Shape::run_on})
                put("adverts/" + std::to_string(seed) + std::string(test::name_of(shape)),
                    test::render(test::make_advert(seed), shape));
        put("adverts/3copy", read("adverts/0lines"));
        put("adverts/5empty", "");
        put("adverts/7row", "{\"a\": 1}");
    }
    void TearDown() override { fs::remove_all(folder_); }

    BulkOptions options(const std::string& output) const {
        BulkOptions out;
        out.inputs.operands = {path("adverts"), path("missing")};
        out.grammars = Grammars::built_in();
        out.outputs = {{path(output)}};
        out.rejects = path(output + ".rejects");
        out.command = {"test"};
        out.dedupe = Dedupe::near;
        out.record.duplicates = true;
        return out;
    }

    std::string path(const std::string& name) const { return folder_ / name; }
    std::string read(const std::string& name) const {
        std::ifstream in(path(name), std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    void put(const std::string& name, const std::string& bytes) const {
        std::ofstream(path(name), std::ios::binary) << bytes;
    }
    std::vector<std::string> outputs() const {
        std::vector<std::string> out;
        for (const auto& entry : fs::directory_iterator(folder_))
            if (entry.is_regular_file()) out.push_back(entry.path().filename());
        return out;
    }

    fs::path folder_;
};

TEST_F(BulkTest, EveryInputIsAccountedFor) {
    Watcher watcher;
    const BulkReport report = convert_all(options("out"), watcher);
    EXPECT_THAT(report.failure, IsEmpty());
    EXPECT_EQ(report.tally.inputs, 12u * 3 + 4);
    EXPECT_EQ(report.tally.with_records, 12u * 3 + 1);
    EXPECT_EQ(report.tally.rejects, (std::map<std::string, std::uint64_t>{
                                        {"empty_input", 1}, {"not_found", 1}, {"unsupported", 1}}));
    const std::string rejects = read("out.rejects");
    EXPECT_EQ(std::count(rejects.begin(), rejects.end(), '\n'), 3);
    EXPECT_THAT(rejects, HasSubstr("missing\",\"member\":null,\"stage\":\"source\",\"code\":\"not_found\""));
    EXPECT_THAT(watcher.told, HasSubstr("missing: error[not_found]"));
    EXPECT_THAT(watcher.seen, SizeIs(report.tally.inputs));
    EXPECT_THAT(outputs(), UnorderedElementsAre("out", "out.rejects"));
    EXPECT_GT(report.tally.duplicates, 0u);
}

TEST_F(BulkTest, ThreadsChangeNothing) {
    Watcher alone, together;
    convert_all(options("alone"), alone);
    BulkOptions many = options("together");
    many.jobs = 4;
    convert_all(many, together);
    EXPECT_EQ(read("alone"), read("together"));
    EXPECT_EQ(read("alone.rejects"), read("together.rejects"));
    EXPECT_EQ(alone.told, together.told);
    EXPECT_EQ(alone.seen, together.seen);
}

TEST_F(BulkTest, StoppedAnywhereAndGoneOnWith) {
    Watcher whole;
    const BulkReport expected = convert_all(options("whole"), whole);
    for (const std::uint64_t after : {1u, 5u, 17u, 38u}) {
        Watcher first, second;
        BulkOptions some = options("out");
        some.jobs = after % 2 + 1;
        first.stop_after = after;
        some.stop = &first.stop;
        const BulkReport stopped = convert_all(some, first);
        EXPECT_TRUE(stopped.stopped && stopped.resumable);
        EXPECT_FALSE(fs::exists(path("out")));
        some.stop = nullptr;
        some.resume = true;
        const BulkReport report = convert_all(some, second);
        EXPECT_THAT(report.failure, IsEmpty());
        EXPECT_EQ(report.resumed_inputs, stopped.tally.inputs);
        EXPECT_EQ(report.tally, expected.tally);
        EXPECT_EQ(first.told + second.told, whole.told);
        EXPECT_EQ(read("out"), read("whole"));
        EXPECT_EQ(read("out.rejects"), read("whole.rejects"));
        EXPECT_THAT(outputs(), UnorderedElementsAre("out", "out.rejects", "whole", "whole.rejects"));
        fs::remove(path("out"));
        fs::remove(path("out.rejects"));
    }
}

TEST_F(BulkTest, AnewWithoutResume) {
    Watcher first, second;
    BulkOptions some = options("out");
    first.stop_after = 5;
    some.stop = &first.stop;
    convert_all(some, first);
    some.stop = nullptr;
    const BulkReport report = convert_all(some, second);
    EXPECT_EQ(report.resumed_inputs, 0u);
    EXPECT_THAT(second.told, HasSubstr("note[started_anew]"));
}

TEST_F(BulkTest, AnotherCommandDoesNotGoOn) {
    Watcher first, second;
    BulkOptions some = options("out");
    first.stop_after = 5;
    some.stop = &first.stop;
    convert_all(some, first);
    some.stop = nullptr;
    some.resume = true;
    some.command = {"test", "--more"};
    const BulkReport report = convert_all(some, second);
    ASSERT_THAT(report.failure, SizeIs(1));
    EXPECT_EQ(report.failure.front().code, "not_resumable");
    EXPECT_THAT(report.failure.front().notes, testing::ElementsAre("now: --more"));
    EXPECT_FALSE(report.resumable);
}

TEST_F(BulkTest, RejectsOfAnEarlierRunDoNotStay) {
    put("out.rejects", "old\n");
    Watcher watcher;
    BulkOptions good = options("out");
    good.inputs.operands = {path("adverts/0lines")};
    convert_all(good, watcher);
    EXPECT_THAT(outputs(), UnorderedElementsAre("out"));
}

TEST_F(BulkTest, ALineEachForStreams) {
    Watcher watcher;
    BulkOptions each = options("out");
    each.line_each = true;
    const BulkReport report = convert_all(each, watcher);
    const std::string lines = read("out");
    EXPECT_EQ(static_cast<std::uint64_t>(std::count(lines.begin(), lines.end(), '\n')), report.tally.inputs);
    EXPECT_THAT(lines, HasSubstr("{\"schema\":\"vacancy-reject/1\",\"path\":"));
}

TEST_F(BulkTest, AnAdvertThatTakesTooLongIsAReject) {
    std::string long_one;
    for (int i = 0; i < 2'000; ++i) long_one += "Salary range for the post of clerk: from tomorrow on\n";
    put("long", long_one);
    Watcher watcher;
    BulkOptions hasty = options("out");
    hasty.inputs.operands = {path("long"), path("adverts/0lines")};
    hasty.limits.max_advert_seconds = 0;
    BulkReport report = convert_all(hasty, watcher);
    EXPECT_EQ(report.tally.rejects["too_slow"], 2u) << "no time at all";
    hasty.limits.max_advert_seconds = 300;
    EXPECT_EQ(convert_all(hasty, watcher).tally.rejects.count("too_slow"), 0u);
}

}  // namespace
}  // namespace vacancy
