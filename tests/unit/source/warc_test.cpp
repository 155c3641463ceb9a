// Pages of web archives.

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "packed.h"

namespace vacancy {
namespace {

using packed::compress;
using packed::Files;
using packed::response;
using packed::warc_record;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string kHtml = "Content-Type: text/html; charset=ISO-8859-2\r\n";
const std::string kPage = "<html><p>Lamp keeper</p></html>";

class Warcs : public testing::Test {
protected:
    std::vector<std::string> told(std::string_view bytes, const Limits& limits = {}) {
        return files_.inputs_of(bytes, limits);
    }

    Input only(std::string_view bytes, const Limits& limits = {}) {
        Inputs inputs({{files_.write("input", bytes)}, nullptr, false}, limits);
        Input first, more;
        EXPECT_TRUE(inputs.next(first));
        EXPECT_FALSE(inputs.next(more)) << packed::told(more);
        passed_over_ = inputs.passed_over();
        return first;
    }

    Files files_;
    std::uint64_t passed_over_ = 0;
};

TEST_F(Warcs, GivesThePageAndWhereItCameFrom) {
    const Input page = only(response("https://jobs.example/7", kHtml, kPage));
    EXPECT_EQ(page.source.member, "https://jobs.example/7");
    EXPECT_EQ(page.source.bytes, kPage);
    EXPECT_EQ(page.source.type, MediaType::html);
    EXPECT_EQ(page.source.charset_hint, "iso-8859-2");
    EXPECT_EQ(page.source.captured, "2024-03-05T10:11:12Z");
}

TEST_F(Warcs, TakesTheDateOfTheResponseWhereTheRecordHasNone) {
    const std::string block =
        "HTTP/1.1 200 OK\r\ndate: Tue, 05 Mar 2024 10:11:12 GMT\r\nContent-Type:text/plain\r\n\r\nHi";
    const std::string record = fmt::format(
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: <http://a/>\r\nContent-Type: "
        "application/http\r\n"
        "Content-Length: {}\r\n\r\n{}\r\n\r\n",
        block.size(), block);
    const Input page = only(record);
    EXPECT_EQ(page.source.captured, "Tue, 05 Mar 2024 10:11:12 GMT");
    EXPECT_EQ(page.source.member, "http://a/");
    EXPECT_EQ(page.source.type, MediaType::plain);
}

TEST_F(Warcs, PassesOverWhatIsNoPage) {
    const std::string archive =
        warc_record("warcinfo", "", "application/warc-fields", "software: made-up\r\n") +
        warc_record("request", "http://a/", "application/http", "GET / HTTP/1.1\r\n\r\n") +
        response("http://a/", "Location: /b\r\n", "", "301 Moved Permanently") +
        response("http://a/x", kHtml, "<p>gone</p>", "404 Not Found") +
        response("http://a/logo", "Content-Type: image/png\r\n", "\x89PNG....") +
        response("http://a/feed", "Content-Type: application/json\r\n", "{}") +
        response("http://a/blob", "", std::string("\0\1\2\3\4\5\6\7", 8)) +
        warc_record("revisit", "http://a/", "application/http", "HTTP/1.1 200 OK\r\n\r\n") +
        warc_record("metadata", "http://a/", "text/plain", "a: b") + response("http://a/b", kHtml, kPage);
    EXPECT_EQ(only(archive).source.member, "http://a/b");
    EXPECT_EQ(passed_over_, 9u);
}

TEST_F(Warcs, ReadsResourcesAndConversions) {
    EXPECT_THAT(told(warc_record("resource", "file:///a.html", "text/html", "<p>A</p><p>B</p>") +
                     warc_record("conversion", "http://b/", "text/plain", "Rope maker\n")),
                ElementsAre("file:///a.html|<p>A</p><p>B</p>", "http://b/|Rope maker\n"));
}

TEST_F(Warcs, LetsTheBytesSpeakWhereNothingIsDeclared) {
    EXPECT_EQ(only(response("http://a/1", "", "%PDF-1.7 ...")).source.type, MediaType::pdf);
    EXPECT_EQ(only(response("http://a/1", "Content-Type: application/octet-stream\r\n", kPage)).source.type,
              MediaType::html);
    const Input odd = only(response("http://a/1", kHtml, "{\"a\": 1}"));
    EXPECT_EQ(odd.source.unsupported, "application/json");
}

TEST_F(Warcs, TakesEncodingsOff) {
    const std::string chunked = "5\r\nHello\r\n7;x=y\r\n, world\r\n0\r\n\r\n";
    const std::string type = "Content-Type: text/plain\r\n";
    const auto body = [&](const std::string& fields, std::string_view bytes) {
        return only(response("http://a/", type + fields, bytes)).source.bytes;
    };
    EXPECT_EQ(body("Transfer-Encoding: chunked\r\n", chunked), "Hello, world");
    EXPECT_EQ(body("Transfer-Encoding: chunked\r\n", "Not in chunks"), "Not in chunks");
    EXPECT_EQ(body("Content-Encoding: gzip\r\n", compress("gz", "Hello")), "Hello");
    EXPECT_EQ(body("Content-Encoding: gzip\r\n", "Unpacked before"), "Unpacked before");
    EXPECT_EQ(body("Content-Encoding: deflate\r\n", packed::deflate("Hello", true)), "Hello");
    EXPECT_EQ(body("Content-Encoding: deflate\r\n", packed::deflate("Hello", false)), "Hello");
    EXPECT_EQ(body("Content-Encoding: identity\r\n", "Hello"), "Hello");
    const std::string zipped = compress("gz", "Hello");
    EXPECT_EQ(body("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n",
                   fmt::format("{:x}\r\n{}\r\n0\r\n\r\n", zipped.size(), zipped)),
              "Hello");
}

TEST_F(Warcs, NamesEncodingsThatItCannotTakeOff) {
    const Input brotli = only(response("http://a/", kHtml + "Content-Encoding: br\r\n", "....."));
    EXPECT_EQ(brotli.why.at(0).code, "http_encoding");
    EXPECT_THAT(brotli.why.at(0).message, HasSubstr("the body is encoded as 'br'"));
    const std::string zipped = compress("gz", std::string(9000, 'x'));
    EXPECT_THAT(told(response("http://a/", kHtml + "Content-Encoding: gzip\r\n", zipped.substr(0, 30)) +
                     response("http://b/", kHtml, kPage)),
                ElementsAre("http://a/|!archive_broken", "http://b/|" + kPage));
}

TEST_F(Warcs, LimitsWhatABodyUnpacksTo) {
    Limits limits;
    limits.max_input_bytes = 5000;
    const std::string zipped = compress("gz", std::string(9000, 'x'));
    EXPECT_THAT(told(response("http://a/", kHtml + "Content-Encoding: gzip\r\n", zipped) +
                         response("http://b/", kHtml, std::string(9000, 'x')) +
                         response("http://c/", "Content-Type: video/mp4\r\n", std::string(9000, 'x')) +
                         response("http://d/", kHtml, kPage),
                     limits),
                ElementsAre("http://a/|!too_large", "http://b/|!too_large", "http://d/|" + kPage));
}

TEST_F(Warcs, ReadsRecordsCompressedOneByOneOrTogether) {
    std::string single, together;
    std::vector<std::string> expected;
    for (int i = 0; i < 50; ++i) {
        const std::string record = response(fmt::format("http://a/{}", i), kHtml, kPage + std::to_string(i));
        single += compress("gz", record);
        together += record;
        expected.push_back(fmt::format("http://a/{}|{}{}", i, kPage, i));
    }
    EXPECT_EQ(told(single), expected);
    for (const char* filter : {"gz", "xz", "zst"})
        EXPECT_EQ(told(compress(filter, together)), expected) << filter;
    EXPECT_THAT(told(packed::pack("zip", {{"c/x.warc.gz", single}})).at(3),
                HasSubstr("c/x.warc.gz/http://a/3|"));
}

/// Twelve records of which the given bytes hold all, some or damaged ones.
class DamagedWarcs : public Warcs {
protected:
    void SetUp() override {
        std::mt19937 random(3);
        for (int i = 0; i < 12; ++i) {
            std::string page = kPage;
            while (page.size() < 1500) page += static_cast<char>('a' + random() % 26);
            records_.push_back(response(fmt::format("http://a/{}", i), kHtml, page));
            pages_.push_back(fmt::format("http://a/{}|{}", i, page));
        }
    }

    std::string plain() const {
        std::string out;
        for (const std::string& record : records_) out += record;
        return out;
    }
    std::string zipped() const {
        std::string out;
        for (const std::string& record : records_) out += compress("gz", record);
        return out;
    }

    /// All records are accounted for, or damage is told.
    void check(const std::string& bytes, const std::string& about) {
        Inputs inputs({{files_.write("input", bytes)}, nullptr, false}, {});
        const auto got = packed::told(inputs);
        const auto bad = std::count_if(got.begin(), got.end(), [](const std::string& input) {
            return input.find("|!") != std::string::npos;
        });
        EXPECT_TRUE(bad > 0 || got.size() + inputs.passed_over() == 12) << about;
        EXPECT_LE(bad, 3) << about;
    }

    std::vector<std::string> records_, pages_;
};

TEST_F(DamagedWarcs, TellsWhereTheyAreCutShort) {
    for (const std::string& whole : {plain(), zipped(), compress("gz", plain())})
        for (std::size_t part = 1; part < 20; ++part) {
            const auto got = told(whole.substr(0, whole.size() * part / 20 + 9));
            ASSERT_FALSE(got.empty()) << part;
            EXPECT_THAT(got.back(), HasSubstr("|!archive_broken")) << part;
            for (std::size_t i = 0; i + 1 < got.size(); ++i) EXPECT_EQ(got[i], pages_[i]) << part;
        }
}

TEST_F(DamagedWarcs, GiveEveryRecordBeforeTheCut) {
    const std::string four = compress("gz", records_[0]) + compress("gz", records_[1]) +
                             compress("gz", records_[2]) + compress("gz", records_[3]).substr(0, 5);
    EXPECT_THAT(told(four), ElementsAre(pages_[0], pages_[1], pages_[2], "input|!archive_broken"));
}

TEST_F(DamagedWarcs, CostOneRecordWhereOneIsDamaged) {
    std::string bytes;
    for (std::size_t i = 0; i < 5; ++i) {
        std::string member = compress("gz", records_[i]);
        if (i == 2)
            for (std::size_t k = 400; k < 420; ++k) member[k] = '\xff';
        bytes += member;
    }
    const auto got = told(bytes);
    ASSERT_EQ(got.size(), 5u);
    EXPECT_EQ(got[1], pages_[1]);
    EXPECT_THAT(got[2], HasSubstr("|!archive_broken"));
    EXPECT_EQ(got[3], pages_[3]);
    EXPECT_EQ(got[4], pages_[4]);
}

TEST_F(DamagedWarcs, GoOnBehindAWrongLength) {
    for (const char* length : {"Content-Length: 9", "Content-Length: 0", "Content-Length: x"}) {
        std::string bytes = records_[0] + records_[1] + records_[2] + records_[3];
        const std::size_t at = bytes.find("Content-Length: ", records_[0].size());
        bytes.replace(at, 17, length);
        EXPECT_THAT(told(bytes), ElementsAre(pages_[0], HasSubstr("|!archive_broken"), pages_[2], pages_[3]))
            << length;
    }
}

TEST_F(DamagedWarcs, NeverStopSilently) {
    std::mt19937 random(11);
    for (const std::string& whole : {plain(), zipped()})
        for (int round = 0; round < 200; ++round) {
            std::string bytes = whole;
            const std::size_t at = 100 + random() % (bytes.size() - 100);
            const std::size_t end = std::min(at + 1 + random() % 30, bytes.size());
            for (std::size_t i = at; i < end; ++i) bytes[i] = static_cast<char>(random());
            check(bytes, fmt::format("damage at {} of {}", at, whole.size()));
        }
}

TEST_F(Warcs, NamesAResponseThatIsNone) {
    EXPECT_THAT(told(warc_record("response", "http://a/", "application/http", "no head") +
                     response("http://b/", kHtml, kPage)),
                ElementsAre("http://a/|!archive_broken", "http://b/|" + kPage));
}

}  // namespace
}  // namespace vacancy
