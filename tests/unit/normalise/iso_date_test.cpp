#include "normalise/iso_date.h"

#include <gtest/gtest.h>

namespace vacancy {
namespace {

std::string edtf(std::string_view words) {
    const auto date = date_of_iso(words);
    return date ? date->edtf : "none";
}

TEST(IsoDate, DaysAndTimes) {
    EXPECT_EQ(edtf("2027-05-14"), "2027-05-14");
    EXPECT_EQ(edtf(" 2027-05-14T23:55 "), "2027-05-14T23:55:00");
    EXPECT_EQ(edtf("2027-05-14 09:00:30.250"), "2027-05-14T09:00:30");
    EXPECT_EQ(date_of_iso("2027-05-14T23:55")->from, "2027-05-14");
}

TEST(IsoDate, WhatClocksInTheUnitedKingdomShow) {
    EXPECT_EQ(edtf("2027-05-14T22:55:00Z"), "2027-05-14T23:55:00");
    EXPECT_EQ(edtf("2027-01-14T22:55:00Z"), "2027-01-14T22:55:00");
    EXPECT_EQ(edtf("2027-05-14T23:55:00+01:00"), "2027-05-14T23:55:00");
    EXPECT_EQ(edtf("2027-05-14T18:55-0500"), "2027-05-15T00:55:00");
    EXPECT_EQ(edtf("2020-11-03T09:25:08+0000"), "2020-11-03T09:25:08");
    // Summer time of 2027: 28 March, 31 October, at one o'clock UTC.
    EXPECT_EQ(edtf("2027-03-28T00:59:00Z"), "2027-03-28T00:59:00");
    EXPECT_EQ(edtf("2027-03-28T01:01:00Z"), "2027-03-28T02:01:00");
    EXPECT_EQ(edtf("2027-10-31T00:59:00Z"), "2027-10-31T01:59:00");
    EXPECT_EQ(edtf("2027-10-31T01:01:00Z"), "2027-10-31T01:01:00");
}

TEST(IsoDate, MidnightThatBeginsADayIsTheDay) {
    EXPECT_EQ(edtf("2027-05-14T00:00:00"), "2027-05-14");
    EXPECT_EQ(edtf("2027-05-14T00:00:00+00:00"), "2027-05-14");
    EXPECT_EQ(edtf("2027-05-13T23:00:00.000Z"), "2027-05-14");
}

TEST(IsoDate, OtherForms) {
    for (const char* words :
         {"", "14/05/2027", "2027-02-30", "2027-05", "2027-05-14x", "2027-05-14T", "2027-05-14T25:00",
          "2027-05-14T12:00+99:00", "2027-05-14T12:00 BST", "soon", "2027-05-14T12:00:00+", "2027-05-14T12"})
        EXPECT_EQ(edtf(words), "none") << words;
}

TEST(IsoDate, OffsetIsThatOfTheDay) {
    EXPECT_EQ(with_uk_offset("2027-05-14T23:55:00"), "2027-05-14T23:55:00+01:00");
    EXPECT_EQ(with_uk_offset("2027-01-14T23:55:00"), "2027-01-14T23:55:00+00:00");
    EXPECT_EQ(with_uk_offset("2027-05-14"), "2027-05-14");
    EXPECT_EQ(with_uk_offset("2027-05-14T23:55:00Z"), "2027-05-14T23:55:00Z");
    for (const char* time :
         {"2027-03-27T12:00:00", "2027-03-29T00:30:00", "2027-10-30T23:59:00", "2027-11-01T00:01:00"})
        EXPECT_EQ(edtf(with_uk_offset(time)), time);
}

}  // namespace
}  // namespace vacancy
