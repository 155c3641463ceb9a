#include "normalise/value.h"

#include <gtest/gtest.h>

namespace vacancy {
namespace {

Value run(std::string_view normaliser, std::string_view words) {
    return find_normaliser(normaliser)(words);
}

std::string text(std::string_view normaliser, std::string_view words) {
    const Value value = run(normaliser, words);
    const auto* out = std::get_if<std::string>(&value);
    return out ? *out : "none";
}

double amount(std::string_view normaliser, std::string_view words) {
    const Value value = run(normaliser, words);
    const auto* out = std::get_if<double>(&value);
    return out ? *out : -1;
}

std::int64_t integer(std::string_view words) {
    const Value value = run("integer", words);
    const auto* out = std::get_if<std::int64_t>(&value);
    return out ? *out : -1;
}

std::string fold(std::string_view words) {
    std::string out = "kept|";
    fold_phrase(words, out);
    return out.substr(5);
}

TEST(Normalisers, AreFoundByName) {
    for (const char* name :
         {"text", "title", "item", "integer", "number", "money", "email", "telephone", "url"}) {
        EXPECT_NE(find_normaliser(name), nullptr) << name;
        EXPECT_EQ(run(name, "").index(), 0u) << name;
    }
    EXPECT_EQ(find_normaliser("date"), nullptr);
    EXPECT_EQ(find_normaliser(""), nullptr);
}

TEST(Text, BlanksFoldedAndClosingPunctuationOff) {
    EXPECT_EQ(text("text", "  Harbour \n  Office\xC2\xA0:"), "Harbour Office");
    EXPECT_EQ(text("text", "Tide tables, charts;"), "Tide tables, charts");
    EXPECT_EQ(text("text", "\xE2\x80\x8B\xEF\xBB\xBFQuay"), "Quay");
    EXPECT_EQ(text("text", " .,; "), "none");
    EXPECT_EQ(text("text", "Trusts & 'Partners'"), "Trusts & 'Partners'");
    EXPECT_EQ(text("text", "\"Lantern"), "Lantern");
    EXPECT_EQ(text("text", "Lantern\","), "Lantern");
    EXPECT_EQ(text("text", "The \"Lantern\" programme."), "The \"Lantern\" programme");
}

TEST(Title, BracketsStayBalanced) {
    EXPECT_EQ(text("title", "Harbour Analyst (HEO)"), "Harbour Analyst (HEO)");
    EXPECT_EQ(text("title", "Harbour Analyst ("), "Harbour Analyst");
    EXPECT_EQ(text("title", "Harbour Analyst)"), "Harbour Analyst");
    EXPECT_EQ(text("title", "(Harbour Analyst - "), "Harbour Analyst");
    EXPECT_EQ(text("title", "Harbour Analyst x3"), "Harbour Analyst x3");
    EXPECT_EQ(text("title", "([ -"), "none");
}

TEST(Item, BulletClosingPunctuationAndJoiningWordOff) {
    EXPECT_EQ(text("item", "\xE2\x80\xA2 Read charts; and"), "Read charts");
    EXPECT_EQ(text("item", "- Read charts, or"), "Read charts");
    EXPECT_EQ(text("item", "Read charts and"), "Read charts");
    EXPECT_EQ(text("item", "Read charts and/or"), "Read charts");
    EXPECT_EQ(text("item", "\xEF\x82\xB7\tRead charts."), "Read charts");
    EXPECT_EQ(text("item", "o Read charts"), "Read charts");
    EXPECT_EQ(text("item", "3. Read charts:"), "Read charts");
    EXPECT_EQ(text("item", "R"), "R");
    for (const char* mark : {"3", "(i)", "1.2", "-", "(4)"}) EXPECT_EQ(text("item", mark), "none") << mark;
    EXPECT_EQ(text("item", "\xE2\x80\x9CRead charts\xE2\x80\x9D."), "Read charts");
    EXPECT_EQ(text("item", "Read 'old' and 'new'"), "Read 'old' and 'new'");
    EXPECT_EQ(text("item", "-5 degrees is no problem"), "-5 degrees is no problem");
    EXPECT_EQ(text("item", "organise the brand"), "organise the brand");
    EXPECT_EQ(text("item", "A boat licence, desirable; and,"), "A boat licence, desirable");
    EXPECT_EQ(text("item", "* - \xE2\x80\xA2"), "none");
    EXPECT_EQ(text("item", "2 years at sea"), "2 years at sea");
}

TEST(Integer, PlainAndGrouped) {
    EXPECT_EQ(integer("12"), 12);
    EXPECT_EQ(integer(" 1,250 "), 1250);
    EXPECT_EQ(integer("07"), 7);
    EXPECT_EQ(integer("1,25"), -1);
    EXPECT_EQ(integer("3.5"), -1);
    EXPECT_EQ(integer("twelve"), -1);
    EXPECT_EQ(integer("12a"), -1);
    EXPECT_EQ(integer("99999999999999999999999999"), -1);
}

TEST(Number, Decimals) {
    EXPECT_DOUBLE_EQ(amount("number", "37.5"), 37.5);
    EXPECT_DOUBLE_EQ(amount("number", "28.97%"), 28.97);
    EXPECT_DOUBLE_EQ(amount("number", "37"), 37);
    EXPECT_DOUBLE_EQ(amount("number", "37\xC2\xBD"), 37.5);
    EXPECT_DOUBLE_EQ(amount("number", "1.250"), 1.25);
    EXPECT_DOUBLE_EQ(amount("number", "1,250.5"), 1250.5);
    EXPECT_DOUBLE_EQ(amount("number", "1.2.3"), -1);
    EXPECT_DOUBLE_EQ(amount("number", "-3"), -1);
}

TEST(Money, EveryWayAnAmountIsPrinted) {
    EXPECT_DOUBLE_EQ(amount("money",
                            "\xC2\xA3"
                            "39,000"),
                     39000);
    EXPECT_DOUBLE_EQ(amount("money", "39k"), 39000);
    EXPECT_DOUBLE_EQ(amount("money",
                            "\xC2\xA3"
                            "39.5k"),
                     39500);
    EXPECT_DOUBLE_EQ(amount("money",
                            "\xC2\xA3"
                            "63 102"),
                     63102);
    EXPECT_DOUBLE_EQ(amount("money",
                            "\xC2\xA3"
                            "29.525"),
                     29525);
    EXPECT_DOUBLE_EQ(amount("money",
                            "\xC2\xA3"
                            "24, 717"),
                     24717);
    EXPECT_DOUBLE_EQ(amount("money", "39,000.50"), 39000.5);
    EXPECT_DOUBLE_EQ(amount("money", "39000.50"), 39000.5);
    EXPECT_DOUBLE_EQ(amount("money", "4,943. 41"), 4943.41);
    EXPECT_DOUBLE_EQ(amount("money", "\xC2\xA3 11.44"), 11.44);
    EXPECT_DOUBLE_EQ(amount("money", "GBP 1,234,567"), 1234567);
    EXPECT_DOUBLE_EQ(amount("money",
                            "\xC3\x82\xC2\xA3"
                            "41,000"),
                     41000);
    EXPECT_DOUBLE_EQ(amount("money",
                            "\xC2\xA3"
                            "45,000.00*"),
                     45000);
    EXPECT_DOUBLE_EQ(amount("money", "$ 95501-"), 95501);
}

TEST(Money, NotAnAmount) {
    for (const char* words : {"\xC2\xA3"
                              "1.2m",
                              "\xC2\xA3"
                              "3 million",
                              "2bn", "\xC2\xA3", "competitive", "12,34", "39,0000", "30 40", "1,2,3", "0x10",
                              "1e5", "999999999999999999999"}) {
        EXPECT_EQ(run("money", words).index(), 0u) << words;
    }
}

TEST(Addresses, EmailTelephoneUrl) {
    EXPECT_EQ(text("email", "<Jobs@Harbour.example>."), "Jobs@Harbour.example");
    EXPECT_EQ(text("email", "mailto:jobs@harbour.example?subject=Post"), "jobs@harbour.example");
    EXPECT_EQ(text("email", "(jobs@harbour.example)"), "jobs@harbour.example");
    EXPECT_EQ(text("email", "jobs at harbour"), "none");
    EXPECT_EQ(text("telephone", "01632  960 001."), "01632 960 001");
    EXPECT_EQ(text("telephone", "+44 (0)1632 960001 option 2"), "+44 (0)1632 960001");
    EXPECT_EQ(text("telephone", "call us"), "none");
    EXPECT_EQ(text("telephone", "12"), "none");
    EXPECT_EQ(text("url", "<https://harbour.example/jobs>."), "https://harbour.example/jobs");
    EXPECT_EQ(text("url", "(see harbour.example/a_(b))"), "see harbour.example/a_(b)");
    EXPECT_EQ(text("url", "here"), "none");
}

TEST(FoldPhrase, CaseBlanksDashesQuotes) {
    EXPECT_EQ(fold("  Communicating\n& Influencing. "), "communicating and influencing");
    EXPECT_EQ(fold("Full\xE2\x80\x93Time"), "full time");
    EXPECT_EQ(fold("Full - time"), "full time");
    EXPECT_EQ(fold("Adviser\xE2\x80\x99s"), "adviser's");
    EXPECT_EQ(fold("R&D"), "r and d");
    EXPECT_EQ(fold("\xC3\x89lan \xC3\x97"), "\xC3\xA9lan \xC3\x97");
    EXPECT_EQ(fold("p.a."), "p.a");
    EXPECT_EQ(fold("\xC2\xA3"), "\xC2\xA3");
    EXPECT_EQ(fold("co\xC2\xADoperate"), "cooperate");
    EXPECT_EQ(fold(" . "), "");
    EXPECT_EQ(fold("\xFF\xC3"), "\xFF\xC3");
}

// Any bytes give a value or none, and text that goes out is no longer than what came in.
TEST(Normalisers, TakeAnyBytes) {
    std::uint32_t state = 1;
    const auto next = [&state] { return (state = state * 1664525u + 1013904223u) >> 24; };
    constexpr std::string_view kLikely = "0123456789.,()[]'\"-+ &@:;\xC2\xA3\xE2\x80\xA2\xE2\x80\x99kKo*";
    for (int round = 0; round < 20000; ++round) {
        std::string words;
        for (auto n = next() % 24; n > 0; --n) {
            words += next() % 4 ? kLikely[next() % kLikely.size()] : static_cast<char>(next());
        }
        for (const char* name : {"text", "title", "item", "email", "telephone", "url"}) {
            const Value value = run(name, words);
            const auto* out = std::get_if<std::string>(&value);
            EXPECT_LE(out ? out->size() : 0, words.size());
        }
        for (const char* name : {"integer", "number", "money"}) static_cast<void>(run(name, words));
        std::string folded;
        fold_phrase(words, folded);
        std::string again;
        fold_phrase(folded, again);
        EXPECT_EQ(folded, again);
    }
}

}  // namespace
}  // namespace vacancy
