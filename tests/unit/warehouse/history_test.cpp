#include "warehouse/history.h"

#include <gmock/gmock.h>

#include "made.h"
#include "warehouse/moment.h"

namespace vacancy {
namespace {

using made::Advert;
using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> changes(const Advert& before, const Advert& after) {
    return changes_between(before.json(), after.json());
}

TEST(History, NothingChanged) {
    EXPECT_THAT(changes({}, {.input = "other"}), IsEmpty());
}

TEST(History, ClosingDate) {
    EXPECT_THAT(changes({}, {.closing = "2027-05-21"}),
                ElementsAre("closing date extended from 2027-05-14 to 2027-05-21"));
    EXPECT_THAT(changes({}, {.closing = "2027-05-07"}),
                ElementsAre("closing date brought forward from 2027-05-14 to 2027-05-07"));
}

TEST(History, Salary) {
    EXPECT_THAT(changes({}, {.salary = 32000}),
                ElementsAre("salary raised from 31250-34250 GBP a year to 32000-35000 GBP a year"));
    EXPECT_THAT(changes({}, {.salary = 30000}),
                ElementsAre("salary lowered from 31250-34250 GBP a year to 30000-33000 GBP a year"));
}

TEST(History, ListsAndValues) {
    EXPECT_THAT(changes({.benefits = {"boats", "buns"}}, {.benefits = {"buns", "bells"}}),
                ElementsAre("benefits: added bells", "benefits: removed boats"));
    EXPECT_THAT(changes({.benefits = {"boats", "buns"}}, {.benefits = {"buns", "boats"}}),
                ElementsAre("benefits changed"));
    EXPECT_THAT(changes({.reference = ""}, {}), ElementsAre("reference now stated: 4711"));
    EXPECT_THAT(changes({}, {.reference = ""}), ElementsAre("reference no longer stated: was 4711"));
}

TEST(History, WhatIsShownCanMoveNoCursor) {
    EXPECT_THAT(changes({}, {.benefits = {"bells\x1B[2J\nand buns"}}),
                ElementsAre("benefits: added bells [2J and buns"));
}

TEST(History, Text) {
    const Advert first, second = {.input = "two", .closing = "2027-05-21", .path = "later.txt"};
    const std::string id = "a";
    EXPECT_EQ(history_text(
                  {{id, "2026-01-01T00:00:00Z", first.json()}, {id, "2026-02-02T00:00:00Z", second.json()}}),
              "4711: Harbour Lamp Keeper, Skerry Lights Agency\n"
              "2026-01-01T00:00:00Z  first seen: advert.txt\n"
              "2026-02-02T00:00:00Z  later.txt\n"
              "    closing date extended from 2027-05-14 to 2027-05-21\n");
}

TEST(History, ADepartmentThatIsNotStatedIsNotShown) {
    const Advert advert = {.department = ""};
    EXPECT_THAT(history_text({{"a", "2026-01-01T00:00:00Z", advert.json()}}),
                testing::StartsWith("4711: Harbour Lamp Keeper\n"));
}

TEST(Moment, Forms) {
    EXPECT_EQ(moment_of("2023-08-07T23:55:00Z"), "2023-08-07T23:55:00Z");
    EXPECT_EQ(moment_of("2023-08-07T23:55:00.125Z"), "2023-08-07T23:55:00Z");
    EXPECT_EQ(moment_of("Mon, 07 Aug 2023 23:55:00 GMT"), "2023-08-07T23:55:00Z");
    EXPECT_EQ(moment_of("2023-08-07"), "2023-08-07T00:00:00Z");
    for (const char* const none :
         {"", "soon", "2023-02-30", "2023-08-07T25:00:00Z", "2023-08-07T23:55:00.x5Z",
          "Mon, 07 Auk 2023 23:55:00 GMT", "2023-08-07T23:55:00+01:00"})
        EXPECT_EQ(moment_of(none), std::nullopt) << none;
}

}  // namespace
}  // namespace vacancy
