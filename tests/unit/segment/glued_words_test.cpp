#include "segment/glued_words.h"

#include <gtest/gtest.h>

#include <string>

namespace vacancy {
namespace {

/// The text with a bar at each joint.
std::string with_bars(std::string text) {
    const auto grammars = Grammars::built_in();
    const auto joints = GluedWords(text, *grammars).joints({0, static_cast<std::uint32_t>(text.size())});
    for (auto at = joints.rbegin(); at != joints.rend(); ++at) text.insert(*at, "|");
    return text;
}

TEST(GluedWords, AreParted) {
    EXPECT_EQ(with_bars("condensed hoursa pensionpay awardsretail discountsbuy leave"),
              "condensed hours|a pension|pay awards|retail discounts|buy leave");
    EXPECT_EQ(with_bars("work across the UKadvances on pay in Leedsaccess to help (a year)cycle to work"),
              "work across the UK|advances on pay in Leeds|access to help (a year)|cycle to work");
    EXPECT_EQ(with_bars("the needs of stakeholderssustainability of 27%flexible hours"),
              "the needs of stakeholders|sustainability of 27%|flexible hours");
}

TEST(GluedWords, AreNotSeenInOneWord) {
    for (const char* one :
         {"stakeholders and datasets for homeworking postholders",
          "proactively upskilling the underrepresented", "JavaScript and PowerShell at the frontline",
          "Blanchfield and Whittaker of Bushell"})
        EXPECT_EQ(with_bars(one), one);
}

TEST(GluedWords, OneAloneIsAWordThatTheListLacks) {
    EXPECT_EQ(with_bars("pay awardsretail discounts"), "pay awardsretail discounts");
}

TEST(GluedWords, WhatStandsTwiceIsAWord) {
    EXPECT_EQ(with_bars("the lampshed, the lampshed, hoursa week and daysan hour"),
              "the lampshed, the lampshed, hours|a week and days|an hour");
}

TEST(GluedWords, EmptyAndLongTextsGiveNone) {
    EXPECT_EQ(with_bars(""), "");
    const std::string run(100'000, 'a');
    EXPECT_EQ(with_bars(run), run);
}

}  // namespace
}  // namespace vacancy
