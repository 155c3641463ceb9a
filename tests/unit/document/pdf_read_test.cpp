#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "document/document.h"
#include "pdf_make.h"

#ifdef __SANITIZE_ADDRESS__
// Fontconfig, which looks for fonts that a PDF does not embed, never frees its patterns.
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig";
}
#endif

namespace vacancy {
namespace {

using test::make_pdf;
using test::set;
using testing::ElementsAre;

class PdfRead : public testing::Test {
protected:
    void SetUp() override {
        if (!pdf_supported()) GTEST_SKIP() << "built without the PDF reader";
    }
};

/// 'H1 Reading room clerk' for a heading of level 1, 'I1 ...' for an item.
std::vector<std::string> shown(const Document& document) {
    std::vector<std::string> out;
    for (const Block& block : document.blocks) {
        out.push_back(fmt::format("{}{} {}", "PHIC"[static_cast<int>(block.kind)], block.level,
                                  document.of(block.span)));
    }
    return out;
}

std::string code_of(const Result<Document>& result) {
    return result ? "" : result.why().front().code;
}

/// A page of an advert that nobody wrote.
std::string advert_page() {
    return set("F2", 36, 56, 100, "Reading room clerk") + set("F2", 14, 67, 150, "Salary") +
           set("F1", 14, 67, 175,
               "\xA3"
               "20,000 - \xA3"
               "21,000") +
           set("F1", 14, 67, 220, "You will bring boxes of letters up from the stores to the people who") +
           set("F1", 14, 67, 237.5, "read them, and take them back down again before the room is closed") +
           set("F1", 14, 67, 255, "for the night.") + set("F1", 14, 67, 280, "\x95") +
           set("F1", 14, 82, 280, "patience with readers") + set("F1", 14, 67, 305, "\x95") +
           set("F1", 14, 82, 305, "a driving licence") + set("F1", 14, 67, 340, "Name :") +
           set("F1", 14, 210, 340, "Ada Quill");
}

TEST_F(PdfRead, GivesHeadingsParagraphsItemsAndCells) {
    const auto document = read_pdf(make_pdf({advert_page()}), Limits{});
    ASSERT_TRUE(document);
    EXPECT_THAT(
        shown(*document),
        ElementsAre("H1 Reading room clerk", "H2 Salary", "P0 \u00a320,000 - \u00a321,000",
                    "P0 You will bring boxes of letters up from the stores to the people who read them, and "
                    "take them back down again before the room is closed for the night.",
                    "I1 patience with readers", "I1 a driving licence", "C0 Name :", "C0 Ada Quill"));
    EXPECT_EQ(document->layout, Layout::pdf);
    EXPECT_TRUE(document->origin.empty());
    EXPECT_TRUE(document->blocks[1].strong);
    EXPECT_TRUE(document->blocks[3].gap_before);
    EXPECT_EQ(document->line_of(document->blocks[4].span), 5u);
}

TEST_F(PdfRead, PlacesEachWord) {
    const auto document = read_pdf(make_pdf({set("F1", 12, 50, 100, "Page one"), advert_page()}), Limits{});
    ASSERT_TRUE(document);
    const auto at = static_cast<std::uint32_t>(document->text.find("Salary"));
    const auto placed = std::find_if(document->placed.begin(), document->placed.end(),
                                     [&](const Placed& each) { return each.span.contains(at); });
    ASSERT_NE(placed, document->placed.end());
    EXPECT_EQ(document->of(placed->span), "Salary");
    EXPECT_EQ(placed->page, 2u);
    EXPECT_NEAR(placed->box[0], 67, 0.5);
    EXPECT_LT(placed->box[1], 150);
    EXPECT_GT(placed->box[1], 130);
    EXPECT_NEAR(placed->box[2], 67 + 14 * 3.06, 1);
    EXPECT_GT(placed->box[3], 150);
}

TEST_F(PdfRead, GivesTheSameTwice) {
    const std::string bytes = make_pdf({advert_page(), advert_page()});
    const auto once = read_pdf(bytes, Limits{});
    const auto again = read_pdf(bytes, Limits{});
    ASSERT_TRUE(once && again);
    EXPECT_EQ(once->text, again->text);
    EXPECT_EQ(shown(*once), shown(*again));
    ASSERT_EQ(once->placed.size(), again->placed.size());
    for (std::size_t i = 0; i < once->placed.size(); ++i)
        EXPECT_EQ(once->placed[i].box, again->placed[i].box);
}

TEST_F(PdfRead, LeavesOutRunningLines) {
    std::vector<std::string> pages;
    for (int i = 1; i <= 4; ++i) {
        pages.push_back(set("F1", 8, 20, 15, "04/05/2031, 10:20  Clerk - Made-up Jobs") +
                        set("F1", 12, 50, 100, fmt::format("This is what stands on leaf number {}.", i)) +
                        set("F1", 8, 20, 830, fmt::format("https://jobs.example/clerk {}/4", i)));
    }
    const auto document = read_pdf(make_pdf(pages), Limits{});
    ASSERT_TRUE(document);
    EXPECT_EQ(document->text,
              "This is what stands on leaf number 1.\nThis is what stands on leaf number 2.\n"
              "This is what stands on leaf number 3.\nThis is what stands on leaf number 4.\n");
}

TEST_F(PdfRead, LeavesOutWhatIsNotMeantToBeRead) {
    const auto document = read_pdf(make_pdf({set("F1", 12, 50, 100, "Seen") + set("F1", 1, 50, 200, "tiny") +
                                             set("F1", 12, 700, 300, "beyond the edge")}),
                                   Limits{});
    ASSERT_TRUE(document);
    EXPECT_EQ(document->text, "Seen\n");
}

TEST_F(PdfRead, LeavesOutTurnedText) {
    const auto document = read_pdf(make_pdf({"BT /F1 12 Tf 0 1 -1 0 30 300 Tm (A way up the side) Tj ET\n"
                                             "BT /F1 12 Tf -1 0 0 -1 300 300 Tm (Upside down) Tj ET\n" +
                                             set("F1", 12, 50, 100, "I read a book")}),
                                   Limits{});
    ASSERT_TRUE(document);
    EXPECT_EQ(document->text, "I read a book\n");
}

TEST_F(PdfRead, KeepsWhatStandsBesideTextBeyondTheEdge) {
    const auto document =
        read_pdf(make_pdf({set("F1", 12, 400, 20, "Top right") + set("F1", 12, -25, 60, "Half out") +
                           set("F1", 12, 50, 300, "Inside") + set("F1", 12, 560, 860, "Out")}),
                 Limits{});
    ASSERT_TRUE(document);
    EXPECT_EQ(document->text, "Top right\nout\nInside\n");
}

TEST_F(PdfRead, ReadsOnBehindGlyphsThatMeanNothing) {
    const auto document =
        read_pdf(make_pdf({set("F1", 12, 50, 100, "Before") + set("F3", 12, 50, 200, "ABA AB BA B") +
                           set("F1", 12, 50, 300, "Last line")}),
                 Limits{});
    ASSERT_TRUE(document);
    EXPECT_EQ(document->text, "Before\naba ab ba b\nLast line\n");
}

TEST_F(PdfRead, SaysWhyItCannotRead) {
    EXPECT_EQ(code_of(read_pdf("%PDF-1.4\nnothing follows", Limits{})), "pdf_broken");
    EXPECT_EQ(code_of(read_pdf("", Limits{})), "pdf_broken");
    EXPECT_EQ(code_of(read_pdf(make_pdf({"10 10 100 100 re f\n"}), Limits{})), "pdf_no_text");
    Limits limits;
    limits.max_pages = 2;
    EXPECT_EQ(code_of(read_pdf(make_pdf({"", "", ""}), limits)), "too_many_pages");
}

TEST_F(PdfRead, SaysThatAPdfIsLocked) {
    std::ifstream file(VACANCY_SOURCE_DIR "/tests/data/pdf/locked.pdf", std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    ASSERT_FALSE(bytes.empty());
    EXPECT_EQ(code_of(read_pdf(bytes, Limits{})), "pdf_encrypted");
}

TEST_F(PdfRead, CutsWhatIsOverALimit) {
    Limits limits;
    limits.max_blocks = 3;
    const auto few = read_pdf(make_pdf({advert_page()}), limits);
    ASSERT_TRUE(few);
    EXPECT_EQ(few->blocks.size(), 3u);
    EXPECT_EQ(few->diagnostics.front().code, "too_many_blocks");
    limits = {};
    limits.max_text_bytes = 40;
    const auto brief = read_pdf(make_pdf({advert_page()}), limits);
    ASSERT_TRUE(brief);
    EXPECT_LT(brief->text.size(), 60u);
    EXPECT_EQ(brief->diagnostics.front().code, "too_large");
}

TEST_F(PdfRead, SurvivesDamage) {
    const std::string whole = make_pdf({advert_page()});
    for (std::size_t cut = 0; cut < whole.size(); cut += 61) {
        static_cast<void>(read_pdf(whole.substr(0, cut), Limits{}));
        std::string damaged = whole;
        damaged[cut] = static_cast<char>(damaged[cut] ^ 0x15);
        static_cast<void>(read_pdf(damaged, Limits{}));
    }
}

}  // namespace
}  // namespace vacancy
