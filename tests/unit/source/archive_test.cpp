// Members of archives: every format, nested, damaged, hostile.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <random>

#include "packed.h"

namespace vacancy {
namespace {

using packed::compress;
using packed::Files;
using packed::Member;
using packed::pack;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

const std::vector<Member> kTwo = {{"a.txt", "Lamp keeper\n"}, {"b/c.html", "<p>Rope maker</p>"}};

/// Text that doesn't compress to nothing.
std::string noise(std::size_t size, unsigned seed = 1) {
    std::mt19937 random(seed);
    std::string text;
    while (text.size() < size) text += static_cast<char>('a' + random() % 26);
    return text;
}

class ArchiveFormats : public testing::TestWithParam<const char*> {
protected:
    Files files_;
};

TEST_P(ArchiveFormats, GivesMembersInTheirOrder) {
    EXPECT_THAT(files_.inputs_of(pack(GetParam(), kTwo)),
                ElementsAre("a.txt|Lamp keeper\n", "b/c.html|<p>Rope maker</p>"));
}

TEST_P(ArchiveFormats, PassesFoldersAndReadsEmptyMembers) {
    EXPECT_THAT(files_.inputs_of(pack(GetParam(), {{"b", "", 'd'}, {"b/empty.txt", ""}, {"z.txt", "Z"}})),
                UnorderedElementsAre("b/empty.txt|", "z.txt|Z"));
}

TEST_P(ArchiveFormats, ReadsAnArchiveInAnArchive) {
    const std::string inner = pack(GetParam(), kTwo);
    for (const char* outer : {"tar", "zip", "7z", "tar.zst"})
        EXPECT_THAT(
            files_.inputs_of(pack(outer, {{"x/inner", inner}, {"last.txt", "L"}})),
            ElementsAre("x/inner/a.txt|Lamp keeper\n", "x/inner/b/c.html|<p>Rope maker</p>", "last.txt|L"))
            << outer;
}

TEST_P(ArchiveFormats, ReadsAnArchiveThatIsCompressedAsAWhole) {
    for (const char* filter : {"gz", "bz2", "xz", "zst"})
        EXPECT_THAT(files_.inputs_of(compress(filter, pack(GetParam(), kTwo))),
                    ElementsAre("a.txt|Lamp keeper\n", "b/c.html|<p>Rope maker</p>"))
            << filter;
}

TEST_P(ArchiveFormats, TellsOneThatIsCutShort) {
    std::vector<Member> members;
    for (int i = 0; i < 12; ++i)
        members.push_back({fmt::format("{:02}.txt", i), noise(3000, static_cast<unsigned>(i))});
    const std::string whole = pack(GetParam(), members);
    const auto all = files_.inputs_of(whole);
    ASSERT_EQ(all.size(), 12u);
    for (std::size_t part = 1; part < 20; ++part) {
        const auto got = files_.inputs_of(whole.substr(0, whole.size() * part / 20));
        ASSERT_FALSE(got.empty());
        EXPECT_THAT(got.back(), HasSubstr("|!archive_broken")) << part;
        for (std::size_t i = 0; i + 1 < got.size(); ++i) EXPECT_EQ(got[i], all.at(i)) << part;
        // What is compressed in blocks loses a block, a 7z its directory.
        const bool in_order = std::string_view(GetParam()) == "tar" || std::string_view(GetParam()) == "zip";
        EXPECT_GE(got.size(), in_order && part >= 18 ? 9u : 1u) << part;
    }
}

/// Nothing is made up, nothing is left out without a word, and the end comes.
TEST_P(ArchiveFormats, NeverStopsSilentlyAtDamage) {
    std::vector<Member> members;
    for (int i = 0; i < 8; ++i)
        members.push_back({fmt::format("{:02}.txt", i), noise(2000, static_cast<unsigned>(i))});
    const std::string whole = pack(GetParam(), members);
    const auto all = files_.inputs_of(whole);
    std::mt19937 random(7);
    for (int round = 0; round < 150; ++round) {
        std::string bytes = whole;
        const std::size_t at = 512 + random() % (bytes.size() - 512);  // it stays the archive that it was
        const std::size_t end = std::min(at + 1 + random() % 30, bytes.size());
        for (std::size_t i = at; i < end; ++i) bytes[i] = static_cast<char>(random());
        if (bytes == whole) continue;
        const auto got = files_.inputs_of(bytes);
        const auto told = std::count_if(got.begin(), got.end(), [](const std::string& input) {
            return input.find("|!") != std::string::npos || input.find("|?") != std::string::npos;
        });
        EXPECT_LE(got.size(), 20u);
        EXPECT_TRUE(told > 0 || got.size() == all.size()) << at << " of " << whole.size();
    }
}

INSTANTIATE_TEST_SUITE_P(All, ArchiveFormats,
                         testing::Values("tar", "tar.gz", "tar.bz2", "tar.xz", "tar.zst", "zip", "7z"),
                         [](const auto& made) {
                             std::string name = made.param;
                             name.erase(std::remove(name.begin(), name.end(), '.'), name.end());
                             return name;
                         });

class Archives : public testing::Test {
protected:
    /// The one input of these bytes.
    Input only(std::string_view bytes, const Limits& limits = {}) {
        Inputs inputs({{files_.write("input", bytes)}, nullptr, false}, limits);
        Input first, more;
        EXPECT_TRUE(inputs.next(first));
        EXPECT_FALSE(inputs.next(more)) << packed::told(more);
        return first;
    }

    Files files_;
};

TEST_F(Archives, CallsWhatIsOnlyCompressedByItsName) {
    for (const char* filter : {"gz", "bz2", "xz", "zst"}) {
        Inputs inputs({{files_.write(fmt::format("x/advert.txt.{}", filter), compress(filter, "Hello"))},
                       nullptr,
                       false},
                      {});
        EXPECT_THAT(packed::told(inputs), ElementsAre("advert.txt|Hello")) << filter;
    }
    EXPECT_THAT(files_.inputs_of(pack("zip", {{"d/a.html.gz", compress("gz", "<p>Hi</p>")}})),
                ElementsAre("d/a.html.gz/a.html|<p>Hi</p>"));
}

TEST_F(Archives, ReadsGzipMemberAfterMember) {
    EXPECT_THAT(only(compress("gz", "one ") + compress("gz", "two") + std::string(512, '\0')).source.bytes,
                "one two");
    const Input garbage = only(compress("gz", "one") + "no gzip");
    EXPECT_EQ(garbage.why.at(0).code, "archive_broken");
}

TEST_F(Archives, TellsWhatFollowsCompressedBytes) {
    for (const char* filter : {"bz2", "xz", "zst"}) {
        const auto got = files_.inputs_of(compress(filter, "one") + noise(3000));
        EXPECT_THAT(got, ElementsAre("input|!archive_broken")) << filter;
    }
}

TEST_F(Archives, SaysWhereTheDamageIs) {
    std::string bytes = compress("gz", noise(200'000));
    bytes.resize(bytes.size() / 2);
    const Input input = only(bytes);
    EXPECT_EQ(input.at, bytes.size());
    EXPECT_EQ(input.why.at(0).message,
              fmt::format("the file is cut short, at byte {} of '{}'", bytes.size(), files_.path("input")));
}

TEST_F(Archives, GoesOnBehindADamagedMemberOfAZip) {
    std::string bytes =
        pack("zip", {{"a.txt", noise(900, 1)}, {"b.txt", noise(900, 2)}, {"c.txt", noise(900, 3)}});
    const std::size_t at = bytes.find("b.txt");
    for (std::size_t i = at + 40; i < at + 60; ++i) bytes[i] = '\xff';
    EXPECT_THAT(files_.inputs_of(bytes),
                ElementsAre("a.txt|" + noise(900, 1), "b.txt|!archive_broken", "c.txt|" + noise(900, 3)));
}

TEST_F(Archives, ReadsAZipWhoseDirectoryIsDamaged) {
    std::string bytes = pack("zip", kTwo);
    const std::size_t at = bytes.find("PK\1\2");
    bytes[at] = 'X';
    const auto got = files_.inputs_of(bytes);
    EXPECT_THAT(got, testing::Contains("a.txt|Lamp keeper\n"));
    EXPECT_THAT(got, testing::Contains(HasSubstr("|!archive_broken")));
}

TEST_F(Archives, GoesOnBehindADamagedHeaderOfATar) {
    std::string bytes = pack("tar", {{"a.txt", "A"}, {"b.txt", "B"}, {"c.txt", "C"}});
    bytes[bytes.find("b.txt") + 150] = '9';
    EXPECT_THAT(files_.inputs_of(bytes), ElementsAre("a.txt|A", "input|!archive_broken", "c.txt|C"));
}

TEST_F(Archives, ReadsTarsOneAfterTheOther) {
    EXPECT_THAT(files_.inputs_of(pack("tar", {{"a.txt", "A"}}) + pack("tar", {{"b.txt", "B"}})),
                ElementsAre("a.txt|A", "b.txt|B"));
}

TEST_F(Archives, ToldNamesStayNames) {
    for (const char* format : {"tar", "zip"})
        EXPECT_THAT(files_.inputs_of(pack(format, {{"/etc/motd", "A"}, {"../../up.txt", "B"}})),
                    ElementsAre("/etc/motd|A", "../../up.txt|B"))
            << format;
    EXPECT_FALSE(std::ifstream(files_.path("up.txt")));
}

TEST_F(Archives, NamesLinksAndDevices) {
    EXPECT_THAT(files_.inputs_of(pack("tar", {{"a.txt", "A"},
                                              {"soft", "/etc/passwd", 'l'},
                                              {"hard", "a.txt", 'h'},
                                              {"dev", "", 'c'},
                                              {"pipe", "", 'p'}})),
                ElementsAre("a.txt|A", "soft|!member_not_a_file", "hard|!member_not_a_file",
                            "dev|!member_not_a_file", "pipe|!member_not_a_file"));
    const Input link = only(pack("tar", {{"soft", "/etc/passwd", 'l'}}));
    EXPECT_THAT(link.why.at(0).message, HasSubstr("the member is a link to '/etc/passwd', not a file"));
}

TEST_F(Archives, NamesLockedMembers) {
    EXPECT_THAT(files_.inputs_of(pack("zip.key", kTwo)),
                ElementsAre("a.txt|!archive_encrypted", "b/c.html|!archive_encrypted"));
}

TEST_F(Archives, WritesNamesInUtf8) {
    const std::vector<Member> members = {{"caf\xc3\xa9.txt", "A"}, {"caf\xe9.txt", "B"}, {"a\nb.txt", "C"}};
    EXPECT_THAT(files_.inputs_of(pack("tar", members)),
                ElementsAre("caf\xc3\xa9.txt|A", "caf\\xE9.txt|B", "a\\x0Ab.txt|C"));
}

TEST_F(Archives, TakesDocumentsThatAreZipsForDocuments) {
    const Input word = only(pack("zip", {{"[Content_Types].xml", "<x/>"}, {"word/document.xml", "<x/>"}}));
    EXPECT_EQ(word.source.type, MediaType::unsupported);
    EXPECT_EQ(word.source.unsupported,
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    const Input text =
        only(pack("zip", {{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", ""}}));
    EXPECT_EQ(text.source.type, MediaType::unsupported);
    EXPECT_THAT(files_.inputs_of(pack("zip", {{"password/a.txt", "A"}})), ElementsAre("password/a.txt|A"));
}

TEST_F(Archives, TakesNothingElseForAnArchive) {
    for (const std::string& text :
         {std::string("BZh9 is a code"), std::string("WARC/1.0 is a format"), std::string("PK\n"),
          std::string("7z"), std::string(257, 'x') + "ustar" + std::string(300, 'x'),
          "%PDF-1.7\n" + std::string(600, '0') + "PK\3\4"})
        EXPECT_EQ(only(text).source.bytes, text);
}

TEST_F(Archives, CountsMembers) {
    Limits limits;
    limits.max_members = 3;
    std::vector<Member> members;
    for (int i = 0; i < 9; ++i) members.push_back({fmt::format("{}.txt", i), "x"});
    EXPECT_THAT(files_.inputs_of(pack("tar", members), limits),
                ElementsAre("0.txt|x", "1.txt|x", "2.txt|x", HasSubstr("|!archive_limit")));
    const std::string nested = pack("zip", {{"in.tar", pack("tar", members)}, {"z.txt", "z"}});
    EXPECT_THAT(files_.inputs_of(nested, limits),
                ElementsAre("in.tar/0.txt|x", "in.tar/1.txt|x", "in.tar|!archive_limit"));
}

TEST_F(Archives, GoesNoDeeperThanItMay) {
    std::string bytes = "x";
    for (int i = 0; i < 9; ++i) bytes = pack("zip", {{"a", bytes}});
    EXPECT_THAT(only(bytes).why.at(0).help, "raise --max-depth");
    Limits limits;
    limits.max_depth = 9;
    EXPECT_EQ(only(bytes, limits).source.bytes, "x");
}

TEST_F(Archives, StopsAtABomb) {
    const std::string zeros(96u << 20, '\0');
    Limits limits;
    limits.max_input_bytes = 1u << 30;
    for (const char* filter : {"gz", "bz2", "xz", "zst"}) {
        const Input bomb = only(compress(filter, zeros), limits);
        EXPECT_EQ(bomb.why.at(0).help, "raise --max-expansion-ratio") << filter;
    }
    for (const char* format : {"zip", "7z"})
        EXPECT_EQ(only(pack(format, {{"a", zeros}, {"b", "x"}}), limits).why.at(0).help,
                  "raise --max-expansion-ratio")
            << format;
    limits.max_expansion = 1000;
    EXPECT_EQ(only(pack("zip", {{"a", noise(2000)}, {"b", "x"}}), limits).why.at(0).help,
              "raise --max-expansion");
}

TEST_F(Archives, PassesAMemberThatIsTooLarge) {
    Limits limits;
    limits.max_input_bytes = 1000;
    for (const char* format : {"tar", "zip", "tar.gz"})
        EXPECT_THAT(files_.inputs_of(pack(format, {{"a", noise(5000)}, {"b", "x"}}), limits),
                    ElementsAre("a|!too_large", "b|x"))
            << format;
    EXPECT_THAT(
        files_.inputs_of(pack("tar", {{"in.7z", pack("7z", {{"a", noise(5000)}})}, {"b", "x"}}), limits),
        ElementsAre("in.7z|!too_large", "b|x"));
}

/// Many empty members, whose names pack to next to nothing.
TEST_F(Archives, ReadsNoDirectoryOfA7zThatIsTooLarge) {
    std::vector<Member> many;
    for (int i = 0; i < 500; ++i) many.push_back({fmt::format("{:030}.txt", i), ""});
    many.push_back({"a.txt", "A"});
    const std::string bytes = pack("7z", many);
    Limits limits;
    EXPECT_EQ(files_.inputs_of(bytes, limits).size(), 501u);
    limits.max_input_bytes = 100'000;
    ASSERT_LT(bytes.size(), limits.max_input_bytes / 4);
    EXPECT_EQ(only(bytes, limits).why.at(0).code, "too_large");
}

TEST_F(Archives, AddsUpEveryMemberOfABombInABomb) {
    std::vector<Member> many;
    for (int i = 0; i < 20; ++i) many.push_back({fmt::format("{}.txt", i), std::string(8u << 20, 'x')});
    const std::string inner = pack("zip", many);
    std::vector<Member> copies;
    for (int i = 0; i < 20; ++i) copies.push_back({fmt::format("{}.zip", i), inner});
    const auto got = files_.inputs_of(pack("zip", copies));
    EXPECT_THAT(got.back(), HasSubstr("|!archive_limit"));
    EXPECT_LT(got.size(), 20u);
}

}  // namespace
}  // namespace vacancy
