#include "document/html_skeleton.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "document/html_tags.h"
#include "helpers.h"

namespace vacancy {
namespace {

std::string skeleton(std::string_view page) {
    return std::string(HtmlSkeleton(page).text());
}

TEST(HtmlSkeleton, LeavesNamesOfTagsAndALetterOfText) {
    EXPECT_EQ(skeleton("<!DOCTYPE html>\n<p class='a b' id=c hidden>Some text</p >\n  <BR />more<hr/>"),
              "<!DOCTYPE html>\n<p>x</p > <BR/>x<hr/>");
    EXPECT_EQ(skeleton("<p>one &amp; two&#163;three</p>"), "<p>x&amp;x&#163;x</p>");
    EXPECT_EQ(skeleton("<script src='a'>if (a < b) x = '<p>';</script><p>text"), "<script>x</script><p>x");
    EXPECT_EQ(skeleton("<!-- words --><p>text"), "<!-- words --><p>x");
}

TEST(HtmlSkeleton, LeavesWhatIsNotPlain) {
    for (const std::string page :
         {"<p title='a&amp;b'>t", "text first <b>t", "<p>R&D lead<i>t", "<p>a</p><!-- a -- b --><p>text</p>",
          "<p>t</p 1><p>text</p>", "<p>t<script><b>x</b></script>text", "<p>t<p a='b>text</p>",
          "<p>t<p ?>text</p>", "<p>t<?php x ?><p>text</p>", "<p>t<a / b>text</a>", "<p>te\x01xt</p>"}) {
        EXPECT_EQ(skeleton(page), page);
    }
}

TEST(HtmlSkeleton, LeadsBackToThePage) {
    const std::string page = "<p class=a>Some text</p><b id=\"x\">more</b>";
    HtmlSkeleton cut(page);
    EXPECT_EQ(cut.text(), "<p>x</p><b>x</b>");
    EXPECT_EQ(cut.to_page(0), 0u);
    EXPECT_EQ(cut.cut_attributes(), "");
    EXPECT_EQ(cut.to_page(2), 10u);
    EXPECT_EQ(cut.cut_attributes(), " class=a");
    EXPECT_EQ(cut.cut_text(), "");
    EXPECT_EQ(cut.to_page(4), 20u);
    EXPECT_EQ(cut.cut_text(), "Some text");
    EXPECT_EQ(cut.cut_attributes(), "");
    EXPECT_EQ(cut.to_page(10), 33u);
    EXPECT_EQ(cut.cut_attributes(), " id=\"x\"");
    EXPECT_EQ(cut.to_page(cut.text().size()), page.size());
}

TEST(HtmlAttributes, AreReadAsTheyAreWritten) {
    const Attributes read =
        read_attributes(" HREF = '/a b'\n class=\"go\" class=x title=t rel id='' disabled");
    EXPECT_TRUE(read.has_href);
    EXPECT_EQ(read.href, "/a b");
    EXPECT_EQ(read.hints[0], "go");
    EXPECT_EQ(read.hints[2], "t");
    EXPECT_FALSE(read.hidden);
    EXPECT_TRUE(read_attributes(" hidden").hidden);
    EXPECT_TRUE(read_attributes(" style='display:none'").hidden);
    EXPECT_FALSE(read_attributes("").has_href);
}

/// The page as read, and as read where nothing is cut: a control character stands in it.
void expect_same_when_cut(const std::string& page) {
    const Document cut = html("<i>\t</i>" + page);
    const Document whole = html("<i>\x01</i>" + page);
    ASSERT_TRUE(cut.text == whole.text) << page.substr(0, 500);
    ASSERT_EQ(shown(cut), shown(whole)) << page;
    for (const Block& block : cut.blocks)
        ASSERT_EQ(cut.origin.to_source(block.span), whole.origin.to_source(block.span)) << page;
    ASSERT_EQ(cut.links.size(), whole.links.size()) << page;
    for (std::size_t i = 0; i < cut.links.size(); ++i) {
        ASSERT_EQ(cut.links[i].span, whole.links[i].span) << page;
        ASSERT_EQ(cut.links[i].href, whole.links[i].href) << page;
        ASSERT_EQ(cut.links[i].hint, whole.links[i].hint) << page;
    }
}

TEST(HtmlSkeleton, ChangesNothingThatIsRead) {
    const std::vector<std::string> parts{"<p>",
                                         "</p>",
                                         "<div class=\"a b\" id='c'>",
                                         "</div>",
                                         "<li>",
                                         "</li>",
                                         "<ul>",
                                         "</ul>",
                                         "<b>",
                                         "</b>",
                                         "<br/>",
                                         "<br>",
                                         "<td style='font-weight:bold'>",
                                         "<table>",
                                         "</table>",
                                         "text",
                                         " ",
                                         "\n   ",
                                         "more words",
                                         "&amp;",
                                         "&nbsp;",
                                         "&foo;",
                                         "&#8226;",
                                         "&",
                                         "R&D",
                                         "<a href='/x?a=1&amp;b=2' title=t>",
                                         "<a href=/y class=go>",
                                         "</a>",
                                         "<script>a<b</script>",
                                         "<style>p{}</style>",
                                         "<!-- c -->",
                                         "<!-- a -- b -->",
                                         "<",
                                         "<p hidden>",
                                         "<span class='sr-only'>",
                                         "</span>",
                                         "<h2 id=h>",
                                         "</h2>",
                                         "<pre>a\n b",
                                         "</pre>",
                                         "<input type=submit value=Go>",
                                         "<form action=/f>",
                                         "</form>",
                                         "<body>",
                                         "<html lang=en>",
                                         "</body>",
                                         "<head>",
                                         "<svg><g>",
                                         "</svg>",
                                         "• bullet",
                                         "- dash",
                                         "<p class=a class=b>",
                                         "<p ?>",
                                         "<span data-cfemail=2a4b6a48045f41>x</span>",
                                         "<script/>",
                                         "<p a=b/>",
                                         "</p x>",
                                         "<option>",
                                         "</option>",
                                         "\u00a0",
                                         "a > b",
                                         std::string(1500, 'w') + " z"};
    std::mt19937 random(7);
    for (int round = 0; round < 1500; ++round) {
        std::string page;
        for (auto n = 1 + random() % 14; n > 0; --n) page += parts[random() % parts.size()];
        expect_same_when_cut(page);
    }
}

TEST(HtmlSkeleton, ChangesNothingOfAnAdvert) {
    for (const auto& entry : std::filesystem::directory_iterator(VACANCY_SOURCE_DIR "/corpus/adverts")) {
        if (entry.path().extension() != ".html") continue;
        std::ifstream in(entry.path(), std::ios::binary);
        expect_same_when_cut({std::istreambuf_iterator<char>(in), {}});
    }
}

}  // namespace
}  // namespace vacancy
