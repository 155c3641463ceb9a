#include <gtest/gtest.h>

#include "source/source.h"

namespace vacancy {
namespace {

using namespace std::string_literals;

MediaType type_of(std::string_view bytes, std::string_view path = "advert") {
    return sniff(bytes, path);
}

std::string refused_as(std::string_view bytes, std::string_view path = "advert") {
    std::string type;
    EXPECT_EQ(sniff(bytes, path, &type), MediaType::unsupported);
    return type;
}

TEST(Sniff, NamesItsTypes) {
    EXPECT_EQ(name_of(MediaType::plain), "text/plain");
    EXPECT_EQ(name_of(MediaType::html), "text/html");
    EXPECT_EQ(name_of(MediaType::pdf), "application/pdf");
}

TEST(Sniff, KnowsPagesAndFragmentsByTheirBeginning) {
    EXPECT_EQ(type_of("<!DOCTYPE html><title>Clerk</title>"), MediaType::html);
    EXPECT_EQ(type_of("\xef\xbb\xbf \n<HTML><body>Clerk"), MediaType::html);
    EXPECT_EQ(type_of("<!-- saved --><div class=\"panel\"><h2>Contents</h2></div>"), MediaType::html);
    EXPECT_EQ(type_of("<?xml version=\"1.0\"?>\n<html xmlns=\"x\"><body/></html>"), MediaType::html);
    EXPECT_EQ(type_of("About us<br /><br />We keep lighthouses.<br>Join us"), MediaType::html);
}

TEST(Sniff, LeavesTextWithAFewTagsAsText) {
    EXPECT_EQ(type_of("# Clerk\n\nSee <https://example.org/jobs> and <a@example.org>"), MediaType::plain);
    EXPECT_EQ(type_of("Lighthouse keeper\n" + std::string(2000, 'x') + "<p>one</p>"), MediaType::plain);
    EXPECT_EQ(type_of("Salary < £20,000 and > £10,000"), MediaType::plain);
    EXPECT_EQ(type_of(""), MediaType::plain);
}

TEST(Sniff, GoesByThePathWhereTheContentLeavesItOpen) {
    EXPECT_EQ(type_of("Keeper <b>wanted</b>", "advert.txt"), MediaType::plain);
    EXPECT_EQ(type_of("Keeper <b>wanted</b>", "advert.HTML"), MediaType::html);
    EXPECT_EQ(type_of("Keeper &amp; mate", "advert.htm"), MediaType::html);
    EXPECT_EQ(type_of("Keeper & mate; wanted", "advert.html"), MediaType::plain);
}

TEST(Sniff, FindsPdfWithinTheFirstKilobyte) {
    EXPECT_EQ(type_of("%PDF-1.7\n"), MediaType::pdf);
    EXPECT_EQ(type_of(std::string(1000, '\n') + "%PDF-1.4"), MediaType::pdf);
}

TEST(Sniff, ReadsWideTextAsText) {
    EXPECT_EQ(type_of("\xff\xfe"
                      "C\0l\0e\0r\0k\0"s),
              MediaType::plain);
    EXPECT_EQ(type_of("C\0l\0e\0r\0k\0\n\0a\0"s), MediaType::plain);
    EXPECT_EQ(type_of("\xff\xfe<\0h\0t\0m\0l\0>\0"s), MediaType::html);
}

TEST(Sniff, NamesWhatItRefuses) {
    EXPECT_EQ(refused_as("{\"title\": \"Clerk\"}"), "application/json");
    EXPECT_EQ(refused_as("[{\"title\": \"Clerk\"}]"), "application/json");
    const std::string header = "PK\3\4" + std::string(22, '\0') + "\x13" + std::string(3, '\0');
    EXPECT_EQ(refused_as(header + "[Content_Types].xml......word/document.xml"),
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    EXPECT_EQ(refused_as("PK\3\4......a.txt"), "application/zip");
    EXPECT_EQ(refused_as("\x1f\x8b\x08"), "application/gzip");
    EXPECT_EQ(refused_as("{\\rtf1"), "application/rtf");
    EXPECT_EQ(refused_as("<?xml version=\"1.0\"?><rss/>"), "application/xml");
    EXPECT_EQ(refused_as("\1\2\3\4abc\5\6\7"), "application/octet-stream");
}

TEST(Sniff, TakesAListLiteralOfAScraperForText) {
    EXPECT_EQ(type_of("['Contents', 'Location']"), MediaType::plain);
    EXPECT_EQ(type_of("[\"Contents\", 'Location', \"it's\"]", "advert.txt"), MediaType::plain);
    EXPECT_EQ(type_of("[Join us](https://example.org)"), MediaType::plain);
}

}  // namespace
}  // namespace vacancy
