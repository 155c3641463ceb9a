#include "document/pdf_lines.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

namespace vacancy {
namespace {

using testing::ElementsAre;

constexpr float kSize = 14;

/// Sets words on A4 pages in a type of 14 points each letter of which is 8 wide and
/// a blank 4. The first page holds a paragraph of 'xxxx' that tells body size,
/// margin, line spacing (17.5) and right edge (544).
class Setter {
public:
    Setter() {
        text_.fonts = {{"ABCDEF+Plain", false}, {"ABCDEF+Plain-Bold", false}};
        text_.pages = {{595, 842}};
        for (int i = 0; i < 4; ++i) {
            line(60, 200 + 17.5F * static_cast<float>(i),
                 "xxxx xxxx xxxx xxxx xxxx xxxx xxxx xxxx xxxx xxxx xxxx xxxx xxxx xx");
        }
        line(60, 270, "xxxx.");
        turn();
    }

    Setter& turn() {
        text_.pages.push_back({595, 842});
        return *this;
    }
    Setter& bold() { return font(1); }
    Setter& plain() { return font(0); }
    Setter& font(std::uint16_t font) {
        font_ = font;
        return *this;
    }

    Setter& line(float left, float top, std::string_view words, float size = kSize) {
        float x = left;
        while (!words.empty()) {
            const std::size_t end = std::min(words.find(' '), words.size());
            x = word(x, top, words.substr(0, end), size) + size * 2 / 7;
            words.remove_prefix(std::min(end + 1, words.size()));
        }
        return *this;
    }

    float word(float left, float top, std::string_view chars, float size) {
        PdfWord word;
        word.chars.begin = static_cast<std::uint32_t>(text_.chars.size());
        text_.chars += chars;
        word.chars.end = static_cast<std::uint32_t>(text_.chars.size());
        word.page = static_cast<std::uint32_t>(text_.pages.size());
        word.font = font_;
        word.left = left;
        word.top = top;
        word.right = left + size * 4 / 7 * static_cast<float>(chars.size());
        word.bottom = top + 1.3F * size;
        word.size = size;
        text_.words.push_back(word);
        return word.right;
    }

    PdfText& text() { return text_; }

    Document document() {
        const std::vector<PdfLine> lines = lines_of(text_);
        return blocks_of(text_, lines, Limits{});
    }

    /// The blocks after the first page: 'H1 Salary', 'I2 typing'; '*' if bold.
    std::vector<std::string> blocks() {
        const Document document = this->document();
        std::vector<std::string> out;
        for (const Block& block : document.blocks) {
            if (document.of(block.span).front() == 'x') continue;
            out.push_back(fmt::format("{}{}{} {}", "PHIC"[static_cast<int>(block.kind)], block.level,
                                      block.strong ? "*" : "", document.of(block.span)));
        }
        return out;
    }

private:
    PdfText text_;
    std::uint16_t font_ = 0;
};

std::string repaired(std::u32string_view chars) {
    PdfText text;
    const std::uint32_t size = append_repaired(text, chars);
    EXPECT_EQ(size, text.chars.size());
    return text.chars;
}

TEST(PdfText, SpellsOutLigatures) {
    EXPECT_EQ(repaired(U"o\uFB03ce \uFB01le \uFB02y"), "office file fly");
}

TEST(PdfText, DropsWhatHasNoWidth) {
    EXPECT_EQ(repaired(U"quiet\u00ADly\u200B\uFEFF"), "quietly");
    EXPECT_EQ(repaired(U"a\u00A0b\u0007"), "a b");
}

TEST(PdfText, ReadsControlsAsWindows1252) {
    PdfText text;
    append_repaired(text, U"it\x92s\x81");
    append_repaired(text,
                    U"\x95"
                    U"a\x95"
                    U"b");
    EXPECT_EQ(text.chars, "it\u2019s\u2022ab");
    EXPECT_EQ(text.repaired, 2u);
}

TEST(PdfText, TakesGlyphsOfSymbolFontsAsBullets) {
    EXPECT_EQ(repaired(U"\uF0B7"), "\u2022");
}

TEST(PdfText, TellsFontsOfOneNameByTheirLetters) {
    PdfText text;
    const std::vector<PdfLetter> light{{'c', 50}, {'d', 56}, {'e', 52}};
    const std::vector<PdfLetter> bold{{'c', 53}, {'d', 58}, {'e', 55}, {'f', 35}};
    const std::vector<PdfLetter> kerned{{'c', 50}, {'e', 49}, {'d', 53}};
    EXPECT_EQ(font_of(text, "nta", light), 0);
    EXPECT_EQ(font_of(text, "nta", bold), 1);
    EXPECT_EQ(font_of(text, "nta", kerned), 0);
    EXPECT_EQ(font_of(text, "ntb", bold), 2);
    EXPECT_EQ(font_of(text, "nta", bold), 1);
}

TEST(PdfText, StaysValidWithWhatIsNoCharacter) {
    const char32_t chars[] = {'a', 0xD800, 'b', 0xDC00, 0x1F600, 0x110000};
    EXPECT_EQ(repaired({chars, 6}), "a\uFFFDb\uFFFD\U0001F600\uFFFD");
}

TEST(PdfBlocks, JoinsLinesThatWereWrapped) {
    EXPECT_THAT(
        Setter()
            .line(60, 100, "The keeper of the small museum opens doors at nine and then counts")
            .line(60, 117.5, "tickets until noon.")
            .blocks(),
        ElementsAre(
            "P0 The keeper of the small museum opens doors at nine and then counts tickets until noon."));
}

TEST(PdfBlocks, EndsALineWhereTheNextWordWouldHaveFitted) {
    EXPECT_THAT(Setter().line(60, 100, "Full-time").line(60, 117.5, "Part-time").blocks(),
                ElementsAre("P0 Full-time", "P0 Part-time"));
}

TEST(PdfBlocks, PartsParagraphsAtWiderSpace) {
    const Document document =
        Setter()
            .line(60, 100, "The keeper of the small museum opens doors at nine and then counts")
            .line(60, 140, "Tickets are sold until noon.")
            .document();
    ASSERT_EQ(document.blocks.size(), 3u);
    EXPECT_TRUE(document.blocks[2].gap_before);
}

TEST(PdfBlocks, KeepsTheHyphenOfABrokenWordWithoutABlank) {
    EXPECT_THAT(
        Setter()
            .line(60, 100, "The keeper of the small museum opens doors at nine and then cross-")
            .line(60, 117.5, "checks the tickets.")
            .blocks(),
        ElementsAre(
            "P0 The keeper of the small museum opens doors at nine and then cross-checks the tickets."));
}

TEST(PdfBlocks, KeepsTheBlankAfterADash) {
    EXPECT_THAT(
        Setter()
            .line(60, 100, "The keeper of the small museum opens doors at nine then counts -")
            .line(60, 117.5, "twice a week.")
            .blocks(),
        ElementsAre("P0 The keeper of the small museum opens doors at nine then counts - twice a week."));
}

TEST(PdfBlocks, JoinsAnAddressThatWasBroken) {
    EXPECT_THAT(Setter()
                    .line(60, 100, "To read more about it, see https://museum.example/")
                    .line(60, 117.5, "work-for-us/keepers")
                    .blocks(),
                ElementsAre("P0 To read more about it, see "
                            "https://museum.example/work-for-us/keepers"));
}

TEST(PdfBlocks, TakesBulletsOffItems) {
    EXPECT_THAT(
        Setter()
            .line(60, 100, "\u2022")
            .line(75, 100, "tidy")
            .line(60, 117.5, "\u2022")
            .line(75, 117.5, "calm with visitors and able to say the same thing forty times in an")
            .line(75, 135, "hour")
            .line(60, 152.5, "- punctual")
            .blocks(),
        ElementsAre("I1 tidy", "I1 calm with visitors and able to say the same thing forty times in an hour",
                    "I1 punctual"));
}

TEST(PdfBlocks, FindsItemsByIndentWhereTheBulletIsDrawn) {
    EXPECT_THAT(Setter()
                    .line(60, 100, "You have:")
                    .line(75, 125, "patience")
                    .line(75, 150, "good shoes, as the floors of all nine galleries are made of stone and")
                    .line(75, 167.5, "cold")
                    .line(90, 192.5, "for winter")
                    .line(90, 217.5, "for summer")
                    .line(75, 242.5, "a key ring")
                    .blocks(),
                ElementsAre("P0 You have:", "I1 patience",
                            "I1 good shoes, as the floors of all nine galleries are made of stone and cold",
                            "I2 for winter", "I2 for summer", "I1 a key ring"));
}

TEST(PdfBlocks, FindsItemsByAFirstLinePushedInByALostBullet) {
    EXPECT_THAT(Setter()
                    .line(66.3F, 100, "good shoes, as the floors of all nine galleries are made of stone and")
                    .line(60, 117.5, "cold")
                    .line(66.3F, 135, "a key ring")
                    .blocks(),
                ElementsAre("I1 good shoes, as the floors of all nine galleries are made of stone and cold",
                            "I1 a key ring"));
}

TEST(PdfBlocks, TakesNumbersThatHangOutOffItems) {
    EXPECT_THAT(Setter()
                    .line(63, 100, "1.")
                    .line(75, 100, "Count the visitors of the day and of the night, and then write the sum")
                    .line(75, 117.5, "down.")
                    .line(63, 142.5, "2.")
                    .line(75, 142.5, "Lock up.")
                    .blocks(),
                ElementsAre("I1 Count the visitors of the day and of the night, and then write the sum down.",
                            "I1 Lock up."));
}

TEST(PdfBlocks, RunsParagraphsOverPages) {
    EXPECT_THAT(
        Setter()
            .line(60, 760, "The keeper of the small museum opens doors at nine and then counts")
            .turn()
            .line(60, 100, "tickets until noon.")
            .blocks(),
        ElementsAre(
            "P0 The keeper of the small museum opens doors at nine and then counts tickets until noon."));
}

TEST(PdfBlocks, EndsAnItemOfOneLineAtTheFootOfAPage) {
    EXPECT_THAT(
        Setter()
            .line(75, 735, "calm")
            .line(75, 760, "patient with readers of the papers that nobody has yet put in any order")
            .turn()
            .line(75, 100, "quick on stairs")
            .blocks(),
        ElementsAre("I1 calm", "I1 patient with readers of the papers that nobody has yet put in any order",
                    "I1 quick on stairs"));
}

TEST(PdfBlocks, RanksHeadingsBySize) {
    EXPECT_THAT(Setter()
                    .bold()
                    .line(60, 50, "Keeper of the small museum", 36)
                    .line(60, 90, "and garden", 36)
                    .plain()
                    .line(60, 150, "About the job", 22)
                    .bold()
                    .line(60, 200, "Salary")
                    .plain()
                    .line(60, 225, "By agreement")
                    .blocks(),
                ElementsAre("H1* Keeper of the small museum and garden", "H2 About the job", "H3* Salary",
                            "P0 By agreement"));
}

TEST(PdfBlocks, ABoldSentenceIsNoHeading) {
    EXPECT_THAT(
        Setter().bold().line(60, 100, "Apply only once.").plain().line(60, 117.5, "Thank you.").blocks(),
        ElementsAre("P0* Apply only once.", "P0 Thank you."));
}

TEST(PdfBlocks, KeepsABoldBeginningInItsParagraph) {
    Setter setter;
    setter.bold()
        .line(60, 100, "Hours:")
        .plain()
        .line(112, 100, "thirty a week, in the mornings, unless the keeper");
    EXPECT_THAT(setter.blocks(), ElementsAre("P0 Hours: thirty a week, in the mornings, unless the keeper"));
}

TEST(PdfBlocks, GivesColumnsOfALineAsCells) {
    EXPECT_THAT(Setter().line(210, 100, "Ada Quill").line(60, 100, "Name :").blocks(),
                ElementsAre("C0 Name :", "C0 Ada Quill"));
}

TEST(PdfBlocks, ReadsColumnsOneAfterTheOther) {
    Setter setter;
    setter.line(60, 60, "Keeper of the small museum and garden", 20);
    const char* const left[] = {
        "The keeper of the small", "museum opens the doors",  "at nine and then counts", "the tickets.",
        "After that there is the", "garden to be looked to,", "and when it rains, the"};
    const char* const right[] = {"roof. On Mondays doors",   "stay shut and the keeper",
                                 "does the books, which is", "why a head for numbers",
                                 "is asked for, and a hand", "that others can read too",
                                 "with or without glasses."};
    for (int i = 0; i < 7; ++i) {
        const float top = 100 + 17.5F * static_cast<float>(i);
        setter.line(60, top, left[i]).line(300, top, right[i]);
    }
    EXPECT_THAT(
        setter.blocks(),
        ElementsAre(
            "H1 Keeper of the small museum and garden",
            "P0 The keeper of the small museum opens the doors at nine and then counts the tickets.",
            "P0 After that there is the garden to be looked to, and when it rains, "
            "the roof. On Mondays doors stay shut and the keeper does the books, which is why a head "
            "for numbers is asked for, and a hand that others can read too with or without glasses."));
}

TEST(PdfBlocks, KeepsTheRowsOfATable) {
    EXPECT_THAT(
        Setter()
            .line(60, 100, "Sift of papers")
            .line(300, 100, "first week of May")
            .line(60, 125, "Talk and tour")
            .line(300, 125, "last week of May")
            .blocks(),
        ElementsAre("C0 Sift of papers", "C0 first week of May", "C0 Talk and tour", "C0 last week of May"));
}

TEST(PdfBlocks, TakesARaisedLetterIntoItsLine) {
    Setter setter;
    setter.line(60, 100, "the 4");
    setter.word(95, 98, "th", 8);
    setter.line(106.5F, 100, "of May");
    EXPECT_THAT(setter.blocks(), ElementsAre("P0 the 4th of May"));
}

TEST(PdfLines, TellsBoldByTheTitleWhereNamesAreCut) {
    Setter setter;
    setter.text().fonts = {{"PJAREH+", false}, {"NAVGPK+plain", false}};
    setter.bold().line(60, 50, "Keeper", 36).line(60, 100, "Salary").plain().line(60, 125, "By agreement");
    EXPECT_THAT(setter.blocks(), ElementsAre("H1* Keeper", "H2* Salary", "P0 By agreement"));
}

TEST(PdfLines, LeavesOutWordsWithoutAPlace) {
    Setter setter;
    setter.line(60, 100, "Seen");
    setter.line(std::numeric_limits<float>::quiet_NaN(), 200, "nowhere");
    setter.line(60, std::numeric_limits<float>::infinity(), "nowhere");
    setter.line(60, 300, "nowhere", std::numeric_limits<float>::quiet_NaN());
    EXPECT_THAT(setter.blocks(), ElementsAre("P0 Seen"));
}

TEST(PdfLines, GivesNothingForNothing) {
    PdfText text;
    EXPECT_TRUE(lines_of(text).empty());
    EXPECT_TRUE(blocks_of(text, {}, Limits{}).text.empty());
}

}  // namespace
}  // namespace vacancy
