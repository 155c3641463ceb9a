#include "source/record_lines.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "packed.h"

namespace vacancy {
namespace {

using packed::compress;
using packed::Files;
using packed::pack;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string one = R"({"schema":"vacancy/1","id":"1"})", two = R"({"schema":"vacancy/1","id":"2"})";
const std::string both = one + "\n" + two + "\n";

/// "file:line" of what is a record with its last character but two, or with "!code".
std::vector<std::string> told(const Files& files, std::string_view bytes, Limits limits = {}) {
    const std::string path = files.write("r", bytes);
    if (!holds_records(path, limits)) return {"no records"};
    RecordLines lines(path, limits);
    std::vector<std::string> all;
    for (RecordLine line; lines.next(line);) {
        EXPECT_TRUE(line.file.starts_with(path));
        const std::string what = !line.why.empty()      ? "!" + line.why.front().code
                                 : line.json.size() > 3 ? line.json.substr(line.json.size() - 3, 1)
                                                        : "";
        all.push_back(fmt::format("{}:{} {}", line.file.substr(path.size()), line.number, what));
    }
    return all;
}

TEST(RecordLines, OfAFile) {
    const Files files;
    EXPECT_THAT(told(files, both), ElementsAre(":1 1", ":2 2"));
    EXPECT_THAT(told(files, one + "\n\n" + two), ElementsAre(":1 1", ":2 ", ":3 2"));
    for (const char* const none : {"", "{}", "an advert", R"({"schema":"vacancy/2"})"})
        EXPECT_THAT(told(files, none), ElementsAre("no records")) << none;
    EXPECT_FALSE(holds_records(files.folder(), {}));
    EXPECT_FALSE(holds_records(files.path("nowhere"), {}));
}

TEST(RecordLines, Compressed) {
    const Files files;
    for (const char* const filter : {"gz", "bz2", "xz", "zst"})
        EXPECT_THAT(told(files, compress(filter, both)), ElementsAre("/r:1 1", "/r:2 2")) << filter;
    EXPECT_THAT(told(files, compress("gz", compress("zst", both))), ElementsAre("/r:1 1", "/r:2 2"));
    EXPECT_THAT(told(files, compress("gz", "an advert")), ElementsAre("no records"));
}

TEST(RecordLines, InArchives) {
    const Files files;
    for (const char* const format : {"tar", "zip", "7z", "tar.gz", "tar.zst"})
        EXPECT_THAT(
            told(files, pack(format, {{"a/", "", 'd'}, {"a/x", both}, {"y.gz", compress("gz", two)}})),
            ElementsAre("/a/x:1 1", "/a/x:2 2", "/y.gz/y:1 2"))
            << format;
    EXPECT_THAT(told(files, pack("zip", {{"in.tar", pack("tar", {{"x", one}})}})),
                ElementsAre("/in.tar/x:1 1"));
    EXPECT_THAT(told(files, pack("tar", {{"advert.txt", "an advert"}, {"x", both}})),
                ElementsAre("no records"));
}

TEST(RecordLines, WhatIsBesideRecordsIsNamed) {
    const Files files;
    EXPECT_THAT(told(files, pack("tar", {{"x", one}, {"read.me", "words"}, {"y", two}})),
                ElementsAre("/x:1 1", "/read.me:0 !unsupported", "/y:1 2"));
}

TEST(RecordLines, ALineThatIsTooLongIsPassedOver) {
    const Files files;
    Limits limits;
    limits.max_input_bytes = 40;
    const std::string longer = R"({"schema":"vacancy/1",")" + std::string(300'000, 'x');
    EXPECT_THAT(told(files, longer + "\n" + both + longer, limits),
                ElementsAre(":1 !too_large", ":2 1", ":3 2", ":4 !too_large"));
    EXPECT_THAT(told(files, compress("gz", both + longer + "\n" + one), limits),
                ElementsAre("/r:1 1", "/r:2 2", "/r:3 !too_large", "/r:4 1"));
}

TEST(RecordLines, ATornArchiveIsNamedOnce) {
    const Files files;
    std::string lines;
    for (int i = 0; i < 20'000; ++i)
        lines += fmt::format(R"({{"schema":"vacancy/1","id":"{}"}})"
                             "\n",
                             i * 7919 % 10007);
    const std::string whole = compress("gz", lines);
    const auto all = told(files, std::string_view(whole).substr(0, whole.size() / 2));
    ASSERT_GT(all.size(), 1000u);
    EXPECT_TRUE(all.back().ends_with(" !archive_broken")) << all.back();
    for (std::size_t i = 0; i + 1 < all.size(); ++i) EXPECT_EQ(all[i].find('!'), std::string::npos);
}

}  // namespace
}  // namespace vacancy
