#include <gmock/gmock.h>

#include "helpers.h"

namespace vacancy {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Lines = std::vector<std::string>;

TEST(Plain, MakesABlockOfEachLine) {
    const Document document = plain("Lighthouse keeper\n\n  Salary \n\t£20,000   a\u00a0 year\n");
    EXPECT_THAT(shown(document), ElementsAre("P Lighthouse keeper", "P ^Salary", "P £20,000 a year"));
    EXPECT_EQ(document.layout, Layout::lines);
    EXPECT_EQ(document.text, "Lighthouse keeper\nSalary\n£20,000 a year\n");
    EXPECT_EQ(document.line_of(document.blocks[2].span), 4u);
    expect_sound(document);
}

TEST(Plain, EndsLinesAtEveryLineEnd) {
    EXPECT_THAT(words(plain("a\r\nb\rc\fd\ve\u2028f\u2029g\n")),
                ElementsAre("a", "b", "c", "d", "e", "f", "g"));
    EXPECT_THAT(words(plain("a\u0085b")), ElementsAre("a", "b"));
    EXPECT_THAT(words(plain("and so on\u0085\nb")), ElementsAre("and so on…", "b"));
}

TEST(Plain, DropsWhatCannotBeSeenAndFoldsEveryBlank) {
    EXPECT_THAT(words(plain("work\u00ading\u200b from\u202f\u2007home\ufeff")),
                ElementsAre("working from home"));
    EXPECT_THAT(words(plain(std::string_view("a\0b\x01"
                                             "c\x7f",
                                             6))),
                ElementsAre("a b c"));
    EXPECT_THAT(words(plain("\u00a0\n\u200b\n \t")), IsEmpty());
}

TEST(Plain, ReadsC1ControlsAsWindows1252) {
    const std::string bytes = "\u0095 the keeper\u0092s lamp \u0096 daily";
    const Document document = plain(bytes);
    EXPECT_THAT(shown(document), ElementsAre("I1 the keeper’s lamp – daily"));
    EXPECT_EQ(source_of(document, bytes, "’"), "\u0092");
    EXPECT_EQ(source_of(document, bytes, "keeper’s"), "keeper\u0092s");
}

TEST(Plain, MapsEveryWordToItsBytes) {
    const std::string bytes = "\xef\xbb\xbf  Salary:\t \u00a0 £20,000 \r\n\r\n - keep  the   lamp\r\n";
    const Document document = plain(bytes);
    for (const std::string_view word : {"Salary:", "£20,000", "keep", "the", "lamp"}) {
        EXPECT_EQ(source_of(document, bytes, word), word);
    }
    EXPECT_EQ(source_of(document, bytes, "keep the lamp"), "keep  the   lamp");
}

TEST(PlainItems, AreKnownByTheirMarks) {
    for (const std::string mark :
         {"- ",      "* ", "+ ",  "•",    "• ",   "● ",  "·\t",   "▪ ", "◦ ",  "\uf0b7 ",
          "\ufffd ", "– ", "1. ", "12) ", "(a) ", "b) ", "(iv) ", "o ", "o\t", "➢ "}) {
        EXPECT_THAT(shown(plain("  " + mark + "Keep the lamp")), ElementsAre("I1 Keep the lamp")) << mark;
    }
}

TEST(PlainItems, AreNotSeenInOtherLines) {
    for (const std::string line :
         {"1 Harbour Road", "2023 intake", "-£500", "*see below", "o leiaf unwaith", "3.5 days", "A. Keeper",
          "2023. A year", "e.g. this", "(see below) text", "+44 20 7946 0000"}) {
        EXPECT_THAT(shown(plain(line)), ElementsAre("P " + line)) << line;
    }
}

TEST(PlainItems, TakeTheLineAfterALoneMark) {
    EXPECT_THAT(shown(plain("-\nKeep the lamp\n-\n\nWatch the sea\nPay")),
                ElementsAre("I1 Keep the lamp", "I1 ^Watch the sea", "P Pay"));
}

TEST(PlainItems, HaveLevelsByIndentAndGlyph) {
    EXPECT_THAT(shown(plain("- a\n  - b\n    - c\n- d\n")), ElementsAre("I1 a", "I2 b", "I3 c", "I1 d"));
    EXPECT_THAT(shown(plain("• A\no B\no C\n• D\n")), ElementsAre("I1 A", "I2 B", "I2 C", "I1 D"));
    EXPECT_THAT(shown(plain("- a\nText\n  - b\n")), ElementsAre("I1 a", "P Text", "I1 b"));
}

TEST(PlainHeadings, CountThePartsOfAText) {
    const std::string prose =
        "The lamp is lit at dusk, and it burns until the keeper puts it out at dawn.\n\n";
    const std::string text = "1. The lamp\n\n" + prose + "2. The keeper\n\n" + prose + "1. Oil\n2. Wick\n\n" +
                             prose + "3. The pay\n\n" + prose;
    std::vector<std::string> headings;
    const Document document = plain(text);
    for (const Block& block : document.blocks)
        if (block.kind == BlockKind::heading) headings.emplace_back(document.of(block.span));
    EXPECT_THAT(headings, ElementsAre("The lamp", "The keeper", "The pay"));
    const std::string list = "1. A degree\n\n2. A boat\n\n3. A lamp\n\n4. A licence to sail\n\n";
    EXPECT_THAT(plain(list).blocks, testing::Each(testing::Field(&Block::kind, BlockKind::item)));
}

TEST(PlainMarkdown, HasHeadings) {
    EXPECT_THAT(shown(plain("# Keeper\ntext\n### Pay ###\n#\nDuties\n------\nMore\n")),
                ElementsAre("H1 ^Keeper", "P text", "H3 ^Pay", "P ^Duties", "P ^More"));
    EXPECT_THAT(shown(plain("Keeper\n======\n\nDuties\n------\nMore\n")),
                ElementsAre("H1 Keeper", "H2 ^Duties", "P More"));
}

TEST(PlainMarkdown, LosesItsStars) {
    const std::string bytes = "**Who we are**\n**Pay:** £5 and *more*\n5 * 3 * 2\n*Note: read this*\n";
    const Document document = plain(bytes);
    EXPECT_THAT(shown(document),
                ElementsAre("P* Who we are", "P Pay: £5 and more", "P 5 * 3 * 2", "P Note: read this"));
    EXPECT_EQ(source_of(document, bytes, "Who we are"), "Who we are");
    EXPECT_EQ(source_of(document, bytes, "Pay: £5"), "Pay:** £5");
}

TEST(PlainMarkdown, HasLinks) {
    const Document document = plain(
        "See [our *island*](https://example.org/a \"t\") or <https://example.org>, "
        "<keeper@example.org> [not a link] a < b > c\n");
    EXPECT_THAT(words(document), ElementsAre("See our island or https://example.org, keeper@example.org "
                                             "[not a link] a < b > c"));
    ASSERT_EQ(document.links.size(), 3u);
    EXPECT_EQ(document.of(document.links[0].span), "our island");
    EXPECT_EQ(document.links[0].href, "https://example.org/a");
    EXPECT_EQ(document.of(document.links[1].span), "https://example.org");
    EXPECT_EQ(document.of(document.links[2].span), "keeper@example.org");
    expect_sound(document);
}

TEST(PlainMarkdown, EscapesOnlyWhereTheTextIsMarkdown) {
    EXPECT_THAT(words(plain("# A\n# B\nTerms \\& pay\n")), ElementsAre("A", "B", "Terms & pay"));
    EXPECT_THAT(words(plain("Terms \\& pay\n")), ElementsAre("Terms \\& pay"));
}

TEST(PlainMarkdown, DropsRules) {
    EXPECT_THAT(shown(plain("a\n___\nb\n\n* * *\nc\n")), ElementsAre("P a", "P ^b", "P ^c"));
}

TEST(PlainMarkdown, DropsStrayHashes) {
    EXPECT_THAT(words(plain("#\nGrade\n#\nAO#\n")), ElementsAre("Grade", "AO"));
    EXPECT_THAT(words(plain("We write C#\n")), ElementsAre("We write C#"));
}

TEST(PlainTables, HaveCells) {
    EXPECT_THAT(shown(plain("Keeper\t3\n")), ElementsAre("C Keeper", "C 3"));
    EXPECT_THAT(shown(plain("Hours: | Full time |\n|---|---|\n| Pay | £5 |\nPlace | Sea\n")),
                ElementsAre("C Hours:", "C Full time", "C Pay", "C £5", "C Place", "C Sea"));
    EXPECT_THAT(shown(plain("Keepers | Bronze\n")), ElementsAre("P Keepers | Bronze"));
}

TEST(PlainTables, TellRowsAndColumns) {
    const Document document = plain("Skill\tNeeded\tWished\n\t\tRow\nSail\tReef\n");
    std::vector<std::pair<int, bool>> places;
    for (const Block& block : document.blocks) places.emplace_back(block.column, block.begins_row);
    using P = std::pair<int, bool>;
    EXPECT_THAT(places,
                ElementsAre(P{1, true}, P{2, false}, P{3, false}, P{3, true}, P{1, true}, P{2, false}));
}

/// 'row.column words' of each cell, '-' for what is none.
std::vector<std::string> cells(const Document& document) {
    std::vector<std::string> out;
    int row = 0;
    for (const Block& block : document.blocks) {
        if (block.begins_row) ++row;
        const std::string place =
            block.column == 0 ? "-" : std::to_string(row) + "." + std::to_string(int{block.column});
        out.push_back(place + " " + std::string(document.of(block.span)));
    }
    return out;
}

TEST(PlainTables, AreSetByBlanks) {
    EXPECT_THAT(cells(plain("Criterion                  E/D   Evidence\n\n"
                            "Experience\n"
                            "A year on an island        E     A, I\n"
                            "A boat                           A\n\n"
                            "A lamp of one\u2019s own        D     I\n")),
                ElementsAre("1.1 Criterion", "1.2 E/D", "1.3 Evidence", "- Experience",
                            "2.1 A year on an island", "2.2 E", "2.3 A, I", "3.1 A boat", "3.3 A",
                            "4.1 A lamp of one\u2019s own", "4.2 D", "4.3 I"));
    EXPECT_THAT(cells(plain("Keeping of a lamp through all the nights of winter    E\n"
                            "Keeping of a boat and all of its gear                 D\n"
                            "Keeping of the log, each day and each night, in ink   E\n"
                            "Keeping of the shelves, the stair and the yard        E\n")),
                testing::IsSupersetOf({"1.2 E", "4.1 Keeping of the shelves, the stair and the yard"}));
}

TEST(PlainTables, GoOnInFurtherLines) {
    EXPECT_THAT(
        cells(plain("Essential                                                    Where assessed\n"
                    "1   Keeping of a lamp through all the nights of a            Application, interview\n"
                    "    winter and a spring\n"
                    "2   Keeping of a boat, and the patience to mend what the     Application, trade\n"
                    "    tide has broken                                          test\n"
                    "3   Keeping of the stair and the yard and the many birds     Interview\n"
                    "\n"
                    "    The panel reads both.\n")),
        ElementsAre("1.1 Essential", "1.2 Where assessed",
                    "2.1 Keeping of a lamp through all the nights of a winter and a spring",
                    "2.2 Application, interview",
                    "3.1 Keeping of a boat, and the patience to mend what the tide has broken",
                    "3.2 Application, trade test", "4.1 Keeping of the stair and the yard and the many birds",
                    "4.2 Interview", "- The panel reads both."));
    EXPECT_THAT(
        cells(plain("Criterion                  E/D   Evidence\n"
                    "A year on an island        E     A, I\n"
                    "or on a ship\n"
                    "A boat                     D     A and, where there\n"
                    "                                 is one, the test\n"
                    "A lamp                     D     I\n")),
        ElementsAre("1.1 Criterion", "1.2 E/D", "1.3 Evidence", "2.1 A year on an island or on a ship",
                    "2.2 E", "2.3 A, I", "3.1 A boat", "3.2 D", "3.3 A and, where there is one, the test",
                    "4.1 A lamp", "4.2 D", "4.3 I"));
}

TEST(PlainTables, AreNotSetByLooseGaps) {
    EXPECT_THAT(
        cells(plain("A lamp   a boat   a log\nA stair     a yard     a shelf\nA bird    an egg    a nest\n")),
        testing::Each(testing::StartsWith("- ")));
    EXPECT_THAT(cells(plain("The lamp   12   15\nThe boat   13   16\n")),
                testing::Each(testing::StartsWith("- ")));
}

TEST(PlainColumns, TellTheSecondPartAndItsFurtherLines) {
    const Document document = plain(
        "Grade          HEO\n"
        "Contract       Permanent, or for a term of\n"
        "               two years\n"
        "Hours          37\n");
    EXPECT_THAT(words(document),
                ElementsAre("Grade HEO", "Contract Permanent, or for a term of two years", "Hours 37"));
    EXPECT_EQ(document.blocks[1].left, std::string_view("Contract ").size());
}

TEST(PlainColumns, KnowHeadingsBesideTheirText) {
    EXPECT_THAT(
        shown(plain("The lamp      It was lit when the harbour was no more than\n"
                    "              a row of posts, and it has burned on every\n"
                    "              night since, but for one in the year of the\n"
                    "              great gale.\n"
                    "\n"
                    "Duties        -  trim the wick each evening\n"
                    "              -  write the log\n"
                    "\n"
                    "Grade         Keeper\n")),
        ElementsAre("H3 The lamp",
                    "P ^It was lit when the harbour was no more than a row of posts, and it has burned on "
                    "every night since, but for one in the year of the great gale.",
                    "H3 ^Duties", "I1 ^trim the wick each evening", "I1 write the log", "P ^Grade Keeper"));
}

TEST(PlainColumns, AreOfCharacters) {
    EXPECT_THAT(
        shown(plain("The boy\u2019s lamp     -  trim the wick each evening, and the wick of the other\n"
                    "                    lamp when its keeper is at sea\n"
                    "                   -  write the log\n"
                    "The boy\u2019s bell     -  strike it\n"
                    "The boy\u2019s boat     -  row it\n")),
        ElementsAre(
            "H3 The boy\u2019s lamp",
            "I1 ^trim the wick each evening, and the wick of the other lamp when its keeper is at sea",
            "I1 write the log", "H3 The boy\u2019s bell", "I1 ^strike it", "H3 The boy\u2019s boat",
            "I1 ^row it"));
}

TEST(PlainColumns, AreNoContentsAndNoLooseGaps) {
    for (const char* text :
         {"Foreword     2\nThe lamp     3\nThe bell     5\n", "Signed    A. Keeper\nat the   tower\n"})
        for (const Block& block : plain(text).blocks) EXPECT_EQ(block.left, 0U) << text;
}

TEST(PlainItems, KnowCriteriaByLetterAndNumber) {
    EXPECT_THAT(shown(plain("E1. Rows\nEC2) Sails\nF. Smith\n")),
                ElementsAre("I1 Rows", "I1 Sails", "P F. Smith"));
}

TEST(PlainWraps, JoinAParagraphSetToAWidth) {
    const std::string bytes =
        "The island needs a keeper who will look after the lamp in every\n"
        "sort of weather, and who will write the log each day. The keeper\n"
        "lives on the island and is\n";
    const Document document = plain(bytes);
    ASSERT_THAT(document.blocks, testing::SizeIs(1));
    EXPECT_EQ(source_of(document, bytes, "every sort"), "every\nsort");
}

TEST(PlainWraps, JoinALongLineThatEndsInMidSentence) {
    EXPECT_THAT(words(plain("   If you feel that your application has not been treated as the harbour \n"
                            "   rules demand, and want to make a complaint, write to the harbour office\n"
                            "   HarbourOffice@example.org. They will answer, and if that answer is not the "
                            "one that you hoped for, "
                            "you can write again to the lighthouse board.\n")),
                testing::SizeIs(2));
}

TEST(PlainWraps, NeverJoinLabelsAndLists) {
    const std::string labels = "Reference number\n12345\nLocation\nthe island\nSalary\nfrom £20,000\n";
    EXPECT_THAT(plain(labels).blocks, testing::SizeIs(6));
    const std::string list =
        "Our work is guided by these things:\nput the lamp first\nkeep the log in order\n";
    EXPECT_THAT(plain(list).blocks, testing::SizeIs(3));
    const std::string items = "- look after the lamp\n- write the log of\n- live on the island\n";
    EXPECT_THAT(plain(items).blocks, testing::SizeIs(3));
}

TEST(PlainWraps, JoinLongLinesOfATextThatWasWrappedWhole) {
    std::string wrapped, loose;
    for (int i = 0; i < 20; ++i) {
        wrapped += "Keeping the lamp bright through all of the long nights of winter\nand the oil dry\n";
        loose += "Keeping the lamp bright through all of the long nights of winter\nOil\n";
    }
    EXPECT_THAT(
        words(plain(wrapped)),
        testing::Each("Keeping the lamp bright through all of the long nights of winter and the oil dry"));
    EXPECT_THAT(words(plain(loose)), testing::SizeIs(40));
}

TEST(PlainWraps, JoinANameThatDidNotFit) {
    std::string wrapped;
    for (int i = 0; i < 20; ++i)
        wrapped +=
            "Keeping the lamp bright all winter is a thing that you may ask Jonathan\n"
            "Marlowe about at any hour of the day, or else ask our own old Head of\n"
            "Lamps at the harbour, who will be glad of it.\n\n";
    EXPECT_THAT(
        words(plain(wrapped)),
        testing::Each("Keeping the lamp bright all winter is a thing that you may ask Jonathan Marlowe "
                      "about at any hour of the day, or else ask our own old Head of Lamps at the "
                      "harbour, who will be glad of it."));
}

TEST(PlainWraps, KeepALabelOnItsLine) {
    std::string wrapped;
    for (int i = 0; i < 20; ++i)
        wrapped +=
            "Contract:      permanent, or on loan from any other harbour of Northumbria\n"
            "Hours of work: 37\n";
    EXPECT_THAT(words(plain(wrapped)), testing::SizeIs(40));
}

TEST(PlainWraps, JoinTheSecondLineOfAnItem) {
    EXPECT_THAT(shown(plain("- look after the lamp and the\n  tower\n- write\n")),
                ElementsAre("I1 look after the lamp and the tower", "I1 write"));
    EXPECT_THAT(shown(plain("• look after the lamp and tower\n  even in storms\n• Pay:\n  five pounds\n")),
                ElementsAre("I1 look after the lamp and tower even in storms", "I1 Pay:", "P five pounds"));
}

TEST(PlainWraps, JoinAWordThatDidNotFitWhereEmptyLinesPartParagraphs) {
    std::string wrapped;
    for (int i = 0; i < 10; ++i)
        wrapped +=
            "The keeper works to the rules for lamps, and with the Northern Isles\n"
            "Lamp Board. They meet in\nthe spring.\n\n"
            "Ask for the form at the harbour office before noon (harbour time)\n"
            "on any day.\n\n"
            "- Knowledge of the rules for storms that are kept by the Northern\n"
            "  Harbour Board\n\n"
            "The rules of lamps\n\n";
    EXPECT_THAT(words(plain(wrapped)),
                testing::Each(testing::AnyOf(
                    "The keeper works to the rules for lamps, and with the Northern Isles Lamp Board. They "
                    "meet in the "
                    "spring.",
                    "Ask for the form at the harbour office before noon (harbour time) on any day.",
                    "Knowledge of the rules for storms that are kept by the Northern Harbour Board",
                    "The rules of lamps")));
}

TEST(PlainWraps, KeepAHeadingBeneathAFullLine) {
    EXPECT_THAT(words(plain("The lamp is lit at dusk in winter and in summer by the keeper who is on\n"
                            "watch, and it burns until the keeper who comes next puts it out at dawn.\n"
                            "The harbour\n")),
                testing::SizeIs(2));
}

std::string pages(std::string_view above, std::string_view below) {
    std::string out = "Keeper of the lamp\n\n";
    for (int page = 1; page <= 4; ++page) {
        for (int line = 0; line < 20; ++line)
            out += "It is a lamp of brass, " + std::to_string(line) + " to the shelf.\n\n";
        out += "In week " + std::to_string(page) + " you will be told of it by the\n\n";
        out.append(below).append(below.empty() ? "" : std::to_string(page) + "\n").append(above);
        out += "\nend of day " + std::to_string(page) + ".\n\n";
    }
    return out;
}

TEST(PlainPages, LoseWhatStandsOnEach) {
    for (const auto& [above, below] : {std::pair{"\fThe lamp pack\n", ""},
                                       {"\fThe lamp pack\n", "- Harbour board\n\n"},
                                       {"The lamp pack\n", "Page "},
                                       {"", "Page "},
                                       {"\f", ""}}) {
        const auto read = words(plain(pages(above, below)));
        SCOPED_TRACE(std::string(above) + "|" + below);
        EXPECT_THAT(read, testing::SizeIs(1 + 4 * 21));
        EXPECT_THAT(read, testing::Contains("In week 3 you will be told of it by the end of day 3."));
    }
}

TEST(PlainPages, KeepWhatALineWithTheirNumberSaysMore) {
    std::string text;
    for (int page = 1; page <= 5; ++page) {
        text += "Page " + std::to_string(page) + ": Keeper of the Lamp\n";
        if (page == 5) text.insert(text.size() - 1, ", with tables");
        text += "It is a lamp of brass on shelf " + std::to_string(page) + ".\n\n";
    }
    EXPECT_THAT(
        words(plain(text)),
        testing::AllOf(testing::SizeIs(6), testing::Contains("Page 5: Keeper of the Lamp, with tables")));
}

TEST(PlainPages, AreNotToldByFiguresOfTheText) {
    std::string values;
    for (const auto& [label, value] :
         {std::pair{"Posts", "1"}, {"Band", "2"}, {"Level", "3"}, {"Months", "4"}, {"Days", "5"}})
        values.append(label).append("\n\n").append(value).append("\n\n");
    EXPECT_THAT(words(plain(values)), testing::SizeIs(10));
    EXPECT_THAT(words(plain(values + "\f" + values)), testing::SizeIs(20));
}

TEST(PlainPages, MayCutATable) {
    std::string text = "Post\tPay\n";
    for (int page = 1; page <= 3; ++page) {
        for (int line = 0; line < 20; ++line)
            text += "Keeper " + std::to_string(page * 20 + line) + "\t£20,000\n";
        text += "\n" + std::to_string(page) + "\n\fLamps\n\n";
    }
    const Document document = plain(text);
    EXPECT_THAT(document.blocks, testing::SizeIs(2 * 61));
    EXPECT_THAT(document.blocks, testing::Each(testing::Field(&Block::kind, BlockKind::cell)));
}

std::string sentences(std::string_view sentence, std::size_t bytes) {
    std::string out;
    while (out.size() < bytes) out += sentence;
    return out;
}

TEST(PlainLayout, IsOneLineWhereBlanksJoinTheBlocks) {
    const Document document =
        plain("Job\n" + sentences("Reference number 1 Salary £5 the keeper works. ", 5000));
    EXPECT_EQ(document.layout, Layout::one_line);
    EXPECT_EQ(document.blocks.size(), 2u);
}

TEST(PlainLayout, IsRunOnWhereNothingJoinsThem) {
    EXPECT_EQ(plain(sentences("ContentsLocationAbout the jobThe keeper works hard.", 5000)).layout,
              Layout::run_on);
}

TEST(PlainLayout, IsLinesWhereLongParagraphsStandAmongOthers) {
    EXPECT_EQ(plain(sentences("A line of the text\n", 5000) + sentences("word ", 2500)).layout,
              Layout::lines);
}

TEST(PlainLiteral, LosesQuotesCommasAndEscapes) {
    const std::string bytes =
        "\"ContentsLocation\\xa0the island\", 'Behaviours\\u202fare', '', \"the keeper's\", "
        "'it\\'s\\nnew', '" +
        sentences("LampLog.", 2500) + "'";
    const Document document = plain(bytes);
    EXPECT_EQ(document.layout, Layout::run_on);
    ASSERT_EQ(document.blocks.size(), 6u);
    EXPECT_EQ(words(document)[0], "ContentsLocation the island");
    EXPECT_EQ(words(document)[1], "Behaviours are");
    EXPECT_EQ(words(document)[2], "the keeper's");
    EXPECT_EQ(words(document)[3], "it's");
    EXPECT_EQ(words(document)[4], "new");
    EXPECT_EQ(source_of(document, bytes, "Location the"), "Location\\xa0the");
    EXPECT_EQ(source_of(document, bytes, "it's"), "it\\'s");
    expect_sound(document);
}

TEST(PlainLiteral, MayStandInBrackets) {
    const Document document = plain("['" + sentences("LampLog. ", 2500) + "', 'Pay']\n");
    ASSERT_EQ(document.blocks.size(), 2u);
    EXPECT_EQ(words(document)[1], "Pay");
}

TEST(PlainLimits, CutTheTextWithAWarning) {
    Limits limits;
    limits.max_text_bytes = 10;
    const Document cut = *read_plain("Keeper of £££££\nmore", "", limits);
    EXPECT_EQ(cut.text, "Keeper of\n");
    ASSERT_EQ(cut.diagnostics.size(), 1u);
    EXPECT_EQ(cut.diagnostics[0].code, "too_large");
    limits = Limits{};
    limits.max_blocks = 2;
    const Document few = *read_plain("a\nb\nc\nd", "", limits);
    EXPECT_THAT(words(few), ElementsAre("a", "b"));
    ASSERT_EQ(few.diagnostics.size(), 1u);
    EXPECT_EQ(few.diagnostics[0].code, "too_many_blocks");
}

TEST(PlainHostile, EveryMarkManyTimes) {
    for (const std::string part :
         {"*",      "**a** ", "[",    "[a](", "<",     "a <b@",    "\\", "'",  "', '",
          "|",      "|a|\n",  "- \n", "#",    "# a\n", "\t",       "\n", "\r", "\u200b",
          "\u0092", "Ã",      "â€™",  "(a) ", "---\n", "a\n---\n", "\f", "o "}) {
        const Document document = plain(sentences(part, 200000));
        expect_sound(document);
    }
}

}  // namespace
}  // namespace vacancy
