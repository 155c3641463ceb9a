// Operands: files, folders, lists, standard input.

#include <fcntl.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <clocale>
#include <filesystem>
#include <thread>

#include "packed.h"
#include "source/rows.h"

namespace vacancy {
namespace {

using packed::Files;
using packed::pack;
using testing::ElementsAre;
using testing::IsEmpty;

class Operands : public testing::Test {
protected:
    /// What is told, with the folder of the test left out of paths.
    std::vector<std::string> told(std::vector<std::string> operands) {
        Inputs inputs({std::move(operands), nullptr, false}, {});
        std::vector<std::string> out;
        for (Input input; inputs.next(input);) {
            const std::string path = input.source.path;
            const std::string at =
                path.starts_with(files_.folder()) ? path.substr(files_.folder().size() + 1) : path;
            out.push_back(at + (input.source.member.empty() ? "" : " " + input.source.member) +
                          (input.why.empty() ? "" : " !" + input.why.front().code));
        }
        return out;
    }

    Files files_;
};

/// Standard input is a file or a pipe while one of these lives.
class StandardInput {
public:
    explicit StandardInput(int descriptor) : before_(::dup(0)) {
        ::dup2(descriptor, 0);
        ::close(descriptor);
    }
    ~StandardInput() {
        ::dup2(before_, 0);
        ::close(before_);
    }
    StandardInput(const StandardInput&) = delete;
    StandardInput& operator=(const StandardInput&) = delete;

private:
    int before_;
};

TEST_F(Operands, ComeInTheirOrder) {
    const std::string b = files_.write("b.txt", "B"), a = files_.write("a.txt", "A");
    EXPECT_THAT(told({b, a, b}), ElementsAre("b.txt", "a.txt", "b.txt"));
}

TEST_F(Operands, FoldersAreReadInByteOrderOfPaths) {
    for (const char* name : {"b.txt", "a/z.txt", "a.txt", "a-b.txt", "a/b/c.txt", "a0.txt"})
        files_.write(name, "x");
    EXPECT_THAT(told({files_.folder()}),
                ElementsAre("a-b.txt", "a.txt", "a/b/c.txt", "a/z.txt", "a0.txt", "b.txt"));
    EXPECT_THAT(told({files_.folder() + "/"}).size(), 6u);
}

TEST_F(Operands, LinksToFoldersAndPipesInFoldersAreNoInputs) {
    files_.write("in/a.txt", "A");
    std::filesystem::create_directory_symlink("..", files_.path("in/up"));
    std::filesystem::create_symlink("a.txt", files_.path("in/link.txt"));
    ASSERT_EQ(::mkfifo(files_.path("in/pipe").c_str(), 0600), 0);
    EXPECT_THAT(told({files_.folder()}), ElementsAre("in/a.txt", "in/link.txt"));
}

TEST_F(Operands, AFolderIsReadAsItsArchiveIs) {
    files_.write("in/a.zip", pack("zip", {{"x.txt", "X"}, {"y.txt", "Y"}}));
    files_.write("in/b.txt", "B");
    EXPECT_THAT(told({files_.folder()}), ElementsAre("in/a.zip x.txt", "in/a.zip y.txt", "in/b.txt"));
}

TEST_F(Operands, ListsHoldOnePathALine) {
    const std::string a = files_.write("a.txt", "A"), b = files_.write("in/b.txt", "B");
    const std::string list = files_.write(
        "list", fmt::format("{}\r\n\n{}\n{}/none\n{}", a, files_.path("in"), files_.folder(), b));
    EXPECT_THAT(told({"@" + list}), ElementsAre("a.txt", "in/b.txt", "none !not_found", "in/b.txt"));
}

TEST_F(Operands, AMissingListIsAnInput) {
    EXPECT_THAT(told({"@" + files_.path("none"), files_.path("gone")}),
                ElementsAre("none !not_found", "gone !not_found"));
}

TEST_F(Operands, AListOfNoiseEnds) {
    EXPECT_THAT(told({"@" + files_.write("list", std::string(1u << 20, 'x'))}).size(), 1u);
}

TEST_F(Operands, StandardInputMayBeAnArchiveInAPipe) {
    for (const char* format : {"tar", "tar.zst", "zip", "7z"}) {
        int ends[2];
        ASSERT_EQ(::pipe(ends), 0);
        const std::string bytes = pack(format, {{"a.txt", std::string(200'000, 'a')}, {"b.txt", "B"}});
        std::thread writer([&] {
            for (std::size_t at = 0; at < bytes.size(); at += 777)
                if (::write(ends[1], bytes.data() + at, std::min<std::size_t>(777, bytes.size() - at)) < 0)
                    break;
            ::close(ends[1]);
        });
        {
            const StandardInput in(ends[0]);
            EXPECT_THAT(told({"-"}), ElementsAre("- a.txt", "- b.txt")) << format;
        }
        writer.join();
    }
}

TEST_F(Operands, StandardInputMayBeAFile) {
    for (const std::string& bytes : {pack("zip", {{"a.txt", "A"}}), pack("7z", {{"a.txt", "A"}})}) {
        const StandardInput in(::open(files_.write("in", bytes).c_str(), O_RDONLY));
        EXPECT_THAT(told({"-"}), ElementsAre("- a.txt"));
    }
    const StandardInput in(::open(files_.write("in", "Text").c_str(), O_RDONLY));
    EXPECT_THAT(told({"-"}), ElementsAre("-"));
}

TEST_F(Operands, RowsAreReadWhereverTheyLie) {
    RowOptions rows;
    rows.content = {"body"};
    const std::string lines = "{\"body\": \"Lamp keeper\"}\n{\"body\": \"Rope maker\"}\n";
    files_.write("1.ndjson", lines);
    files_.write("2.ndjson.gz", packed::compress("gz", lines));
    files_.write("3.zip", pack("zip", {{"in.csv", "id,body\n1,Net mender\n"},
                                       {"in.txt", "Text"},
                                       {"in.json", "[" + lines.substr(0, 24) + "]"}}));
    Inputs inputs({{files_.folder()}, std::make_shared<const RowOptions>(rows), false}, {});
    EXPECT_THAT(packed::told(inputs),
                ElementsAre("row 1|Lamp keeper", "row 2|Rope maker", "2.ndjson/row 1|Lamp keeper",
                            "2.ndjson/row 2|Rope maker", "in.csv/row 1|Net mender", "in.txt|Text",
                            "in.json/row 1|Lamp keeper"));
    EXPECT_THAT(inputs.remarks(), IsEmpty());
}

TEST_F(Operands, BytesAreCounted) {
    const std::string zip = pack("zip", {{"x.txt", std::string(100'000, 'x')}});
    files_.write("in/a.zip", zip);
    files_.write("in/b.txt", "12345");
    Inputs inputs({{files_.folder()}, nullptr, false}, {});
    EXPECT_EQ(inputs.bytes_total(), zip.size() + 5);
    EXPECT_EQ(inputs.bytes_read(), 0u);
    packed::told(inputs);
    EXPECT_EQ(inputs.bytes_read(), zip.size() + 5);
    EXPECT_EQ(Inputs({{"-"}, nullptr, false}, {}).bytes_total(), 0u);
}

TEST_F(Operands, NamesDoNotDependOnTheLocale) {
    const std::string zip = pack("zip", {{"caf\xc3\xa9.txt", "A"}, {"caf\xe9.txt", "B"}});
    const auto before = files_.inputs_of(zip);
    EXPECT_EQ(before.at(0), "caf\xc3\xa9.txt|A");
    for (const char* locale : {"C.UTF-8", "POSIX", ""}) {
        std::setlocale(LC_ALL, locale);
        EXPECT_EQ(files_.inputs_of(zip), before) << locale;
    }
    std::setlocale(LC_ALL, "C");
}

}  // namespace
}  // namespace vacancy
