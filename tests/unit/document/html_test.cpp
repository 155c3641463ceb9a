#include <gmock/gmock.h>

#include "document/html_tags.h"
#include "helpers.h"

namespace vacancy {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Html, MakesBlocksOfBlockElements) {
    const Document document = html(
        "<html><head><title>Not text</title></head><body><h1>Lighthouse keeper</h1>\n"
        "<div>Harbour Office</div><div>Apply now</div><p>Pay:\n  £5</p></body></html>");
    EXPECT_EQ(document.layout, Layout::html);
    EXPECT_THAT(shown(document),
                ElementsAre("H1 ^Lighthouse keeper", "P ^Harbour Office", "P Apply now", "P ^Pay: £5"));
    expect_sound(document);
}

TEST(Html, FoldsBlanksAsABrowserDoes) {
    EXPECT_THAT(words(html("<p> <span>a</span> <span>b</span>c<b> d</b></p>")), ElementsAre("a bc d"));
    EXPECT_THAT(words(html("<p><span>T</span><span>he keeper&nbsp; </span> lamp</p>")),
                ElementsAre("The keeper lamp"));
    EXPECT_THAT(words(html("<pre>one\n  two</pre>")), ElementsAre("one", "two"));
}

TEST(Html, KeepsTextThatStandsInNoElement) {
    EXPECT_THAT(words(html("Before <b>the</b> rest<div>block</div>tail")),
                ElementsAre("Before the rest", "block", "tail"));
    EXPECT_THAT(words(html("<html><head><title>No</title>in the head<body><p>in</p></body></html>after")),
                ElementsAre("in the head", "in", "after"));
}

TEST(Html, LosesNoLetterOfLongText) {
    std::string text = "word";
    for (int i = 0; i < 500; ++i) text += (i % 7 == 0 ? " – " : " ") + std::to_string(i);
    EXPECT_THAT(words(html("<p>" + text + "</p>")), ElementsAre(text));
    EXPECT_THAT(words(html("<i>\x01</i><p>" + text + "</p>")), ElementsAre(text));
}

TEST(Html, HasItemsWithLevels) {
    EXPECT_THAT(
        shown(html("<ul><li>a</li><li>b<ul><li>c</li></ul>after</li><li><p>d</p><p>e</p></li></ul><li>f")),
        ElementsAre("I1 ^a", "I1 b", "I2 c", "P after", "I1 d", "P e", "I1 ^f"));
}

TEST(Html, HasCells) {
    EXPECT_THAT(
        shown(html("<table><tr><th>Pay</th><td>£5</td></tr><tr><td><p>one</p><p>two</p></td></tr></table>")),
        ElementsAre("C* ^Pay", "C £5", "C one", "P two"));
}

TEST(Html, KeepsATickThatIsAllOfACell) {
    EXPECT_THAT(shown(html("<table><tr><td>Oars</td><td>✓</td></tr><tr><td>&#8226; Sails</td><td></td>"
                           "<td>&#10003;</td></tr></table>")),
                ElementsAre("C ^Oars", "C ✓", "I1 Sails", "C ✓"));
}

TEST(Html, EndsABlockAtEachBreak) {
    EXPECT_THAT(shown(html("<p>one<br>two<br><br>three<br/>\n<br/>four</p>")),
                ElementsAre("P ^one", "P two", "P ^three", "P ^four"));
}

TEST(Html, KnowsBoldBlocks) {
    EXPECT_THAT(
        shown(html("<p><strong>Who we are</strong></p><p><b>Pay</b>: £5</p><p><strong>Duties</strong> :</p>"
                   "<p style=\"font-weight: bold\">More</p>"
                   "<strong><p style='font-weight:400'>No</p></strong>")),
        ElementsAre("P* ^Who we are", "P ^Pay: £5", "P* ^Duties :", "P* ^More", "P ^No"));
}

TEST(Html, TakesARingThatIsAnLetterForABullet) {
    EXPECT_THAT(shown(html("<p>o&nbsp;&nbsp; keep the lamp</p><p>o</p><p>only</p>")),
                ElementsAre("I1 ^keep the lamp", "P ^o", "P ^only"));
}

TEST(Html, TakesTypedBulletsForItems) {
    EXPECT_THAT(shown(html("<p>• keep the lamp</p><p><span>·</span><span>&nbsp;&nbsp;</span>watch</p>"
                           "<p>-&nbsp;write</p><p>&#8226;sail</p><p>-£500</p><p>-</p><li>- swim</li>")),
                ElementsAre("I1 ^keep the lamp", "I1 ^watch", "I1 ^write", "I1 ^sail", "P ^-£500", "P ^-",
                            "I1 ^swim"));
}

TEST(Html, LeavesOutWhatIsNoText) {
    EXPECT_THAT(
        words(html(
            "<script>var a = '<p>x</p>';</script><style>p{}</style><noscript>x</noscript>"
            "<nav>x</nav><footer>x</footer><template>x</template><svg><text>x</text></svg>"
            "<select><option>x</select><button>x</button><textarea>x</textarea><!-- x --><p>text</p>"
            "<p hidden>x</p><p style='DISPLAY : none'>x</p><p style='visibility:hidden'>x</p>"
            "<p aria-hidden=true>x</p><p class='a govuk-visually-hidden'>x</p><div role=navigation>x</div>"
            "<form>in a form <input value=x></form>")),
        ElementsAre("text", "in a form"));
}

TEST(Html, ReadsCharacterReferences) {
    const std::string bytes = "<p>R&amp;D &pound;5&#8217;s &#x92; &nosuch; a & b &lt;c&gt; AT&T</p>";
    const Document document = html(bytes);
    EXPECT_THAT(words(document), ElementsAre("R&D £5’s ’ &nosuch; a & b <c> AT&T"));
    EXPECT_EQ(source_of(document, bytes, "R&D"), "R&amp;D");
    EXPECT_EQ(source_of(document, bytes, "£5’s"), "&pound;5&#8217;s");
    EXPECT_EQ(source_of(document, bytes, "AT&T"), "AT&T");
    EXPECT_EQ(source_of(document, bytes, "a & b"), "a & b");
}

TEST(Html, MapsWordsAcrossTagsAndComments) {
    const std::string bytes = "<p>The <b>keep</b>er's <!-- & x -->lamp &amp; log</p>";
    const Document document = html(bytes);
    EXPECT_EQ(source_of(document, bytes, "keeper's"), "keep</b>er's");
    EXPECT_EQ(source_of(document, bytes, "lamp & log"), "lamp &amp; log");
    EXPECT_EQ(document.line_of(document.blocks[0].span), 1u);
}

TEST(Html, MapsLongTextExactly) {
    std::string bytes = "<p>";
    for (int i = 0; i < 5000; ++i) bytes += "word" + std::to_string(i) + (i % 7 == 0 ? " – " : " ");
    bytes += "</p>";
    const Document document = html(bytes);
    for (const std::string_view word : {"word10", "word999 ", "word1234", "word4999"}) {
        EXPECT_EQ(source_of(document, bytes, word), word);
    }
}

TEST(Html, DecodesByTheDeclaredCharset) {
    const std::string bytes = "<meta charset=\"ISO-8859-1\"><p>the keeper\x92s lamp</p>";
    const Document document = html(bytes);
    EXPECT_EQ(document.charset, "windows-1252");
    EXPECT_THAT(words(document), ElementsAre("the keeper’s lamp"));
    EXPECT_EQ(source_of(document, bytes, "keeper’s"), "keeper\x92s");
}

TEST(HtmlLinks, CarryWordsTargetAndHint) {
    const Document document = html(
        "<div class=box id=b><a class=go rel=external title='Apply here' href='/apply?a=1&amp;b=2'> Apply "
        "<b>now</b>"
        " </a></div><p><a href='mailto:a@example.org'>write</a> <a name=x>no link</a></p>");
    ASSERT_EQ(document.links.size(), 2u);
    EXPECT_EQ(document.of(document.links[0].span), "Apply now");
    EXPECT_EQ(document.links[0].href, "/apply?a=1&b=2");
    EXPECT_EQ(document.links[0].hint, "go Apply here external box b");
    EXPECT_EQ(document.of(document.links[1].span), "write");
    EXPECT_EQ(document.links[1].href, "mailto:a@example.org");
    expect_sound(document);
}

TEST(HtmlLinks, MayHaveAButtonOrAnImageForWords) {
    const Document document = html(
        "<p>x</p><a href='/a'><button>Apply now</button></a><a href='/b'><img alt='Apply'></a>"
        "<form action='/c'><input type=submit value='Send'></form>");
    ASSERT_EQ(document.links.size(), 3u);
    EXPECT_EQ(document.links[0].hint, "Apply now");
    EXPECT_TRUE(document.links[0].span.empty());
    EXPECT_EQ(document.links[1].hint, "Apply");
    EXPECT_EQ(document.links[2].href, "/c");
    EXPECT_EQ(document.links[2].hint, "Send");
}

TEST(HtmlAddresses, HiddenByCloudflareAreDecoded) {
    // "a@b.uk" with the key 0x2a
    const std::string hex = "2a4b6a48045f41";
    EXPECT_EQ(decode_cfemail(hex), "a@b.uk");
    EXPECT_EQ(decode_cfemail("2a4"), "");
    EXPECT_EQ(decode_cfemail("zzzz"), "");
    EXPECT_EQ(decode_cfemail("844604412c21"), "");  // bytes that are no text
    const std::string bytes = "<p>Write to <a href=\"/cdn-cgi/l/email-protection#" + hex +
                              "\"><span class=\"__cf_email__\" data-cfemail=\"" + hex +
                              "\">[email&#160;protected]</span></a> soon</p>";
    const Document document = html(bytes);
    EXPECT_THAT(words(document), ElementsAre("Write to a@b.uk soon"));
    EXPECT_EQ(source_of(document, bytes, "a@b.uk"),
              "<span class=\"__cf_email__\" data-cfemail=\"" + hex + "\">[email&#160;protected]</span>");
    ASSERT_EQ(document.links.size(), 1u);
    EXPECT_EQ(document.links[0].href, "mailto:a@b.uk");
    EXPECT_EQ(document.of(document.links[0].span), "a@b.uk");
    EXPECT_THAT(words(html("<p>[email protected]</p>")), ElementsAre("[email protected]"));
}

TEST(HtmlLimits, CutThePageWithAWarning) {
    Limits limits;
    limits.max_html_depth = 10;
    std::string bytes = "<p>text</p>";
    for (int i = 0; i < 20; ++i) bytes += "<div>";
    const Document deep = *read_html(bytes + "lost", "", limits);
    EXPECT_THAT(words(deep), ElementsAre("text"));
    ASSERT_EQ(deep.diagnostics.size(), 1u);
    EXPECT_EQ(deep.diagnostics[0].code, "too_deep");
    limits = Limits{};
    limits.max_blocks = 1;
    EXPECT_EQ(read_html("<p>a<p>b<p>c", "", limits)->diagnostics.at(0).code, "too_many_blocks");
}

TEST(HtmlHostile, BrokenPagesAreRead) {
    for (const std::string part :
         {"<div>",    "<a href=x>", "<li>",   "<td>", "</x>",       "</p>",   "&",
          "&#",       "&amp",       "<",      "<!--", "<p ",        "<p a='", "<script>",
          "<svg><g>", "<select>",   "<br>",   "<?",   "<!DOCTYPE ", "\r",     "<span data-cfemail=2a4b>",
          "<p>- ",    "<b><p>",     "<pre>\n"}) {
        std::string bytes = "<p>x";
        while (bytes.size() < 100000) bytes += part;
        const Document document = html(bytes);
        expect_sound(document);
    }
    expect_sound(
        html(std::string("<p>a\0b\x01"
                         "c</p>",
                         13)));
}

TEST(HtmlHostile, WhatTheParserDropsCutsNoCharacter) {
    // U+FFFE is dropped; U+FFFD behind it begins with the same two bytes.
    const Document document = html("<p>a\xef\xbf\xbe\xef\xbf\xbd z</p>");
    EXPECT_THAT(words(document), ElementsAre("a\xef\xbf\xbd z"));
    expect_sound(document);
}

TEST(HtmlHostile, EndTagsThatMatchNothingTakeNoHours) {
    std::string bytes = "<p>text</p>";
    for (int i = 0; i < 1900; ++i) bytes += "<div>";
    for (int i = 0; i < 400000; ++i) bytes += "</x>";
    const Document document = html(bytes);
    EXPECT_THAT(words(document), ElementsAre("text"));
    EXPECT_EQ(document.diagnostics.at(0).code, "too_deep");
}

}  // namespace
}  // namespace vacancy
