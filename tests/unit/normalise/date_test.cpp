#include "normalise/date.h"

#include <gtest/gtest.h>

namespace vacancy {
namespace {

DateParts day(int d, int m, int y) {
    DateParts p;
    p.day = d;
    p.month = m;
    p.year = y;
    return p;
}

DateParts with_time(DateParts p, int hour, int minute, std::string meridiem = {}) {
    p.hour = hour;
    p.minute = minute;
    p.meridiem = std::move(meridiem);
    return p;
}

std::string edtf(const DateParts& parts) {
    const auto date = make_date(parts);
    return date ? date->edtf : "none";
}

Date made(const DateParts& parts) {
    return make_date(parts).value();
}

TEST(Date, DaysAndTimes) {
    EXPECT_EQ(edtf(day(7, 8, 2023)), "2023-08-07");
    EXPECT_EQ(edtf(with_time(day(7, 8, 2023), 23, 55)), "2023-08-07T23:55:00");
    EXPECT_EQ(edtf(with_time(day(2, 9, 2026), 11, 55, "pm")), "2026-09-02T23:55:00");
    EXPECT_EQ(edtf(with_time(day(2, 9, 2026), 12, -1, "am")), "2026-09-02T00:00:00");
    EXPECT_EQ(edtf(with_time(day(2, 9, 2026), 12, 5, "pm")), "2026-09-02T12:05:00");
    EXPECT_EQ(edtf(with_time(day(2, 9, 2026), 23, 55, "pm")), "2026-09-02T23:55:00");
    EXPECT_EQ(edtf(with_time(day(2, 9, 2026), 24, 0)), "2026-09-02T23:59:00");
    EXPECT_EQ(edtf(day(30, 1, 9)), "2009-01-30");
}

TEST(Date, ClockWords) {
    auto p = day(11, 3, 2025);
    p.clock = "noon";
    EXPECT_EQ(edtf(p), "2025-03-11T12:00:00");
    p = with_time(p, 12, -1);
    p.clock = "midnight";
    EXPECT_EQ(edtf(p), "2025-03-11T23:59:00");
}

TEST(Date, NoDates) {
    EXPECT_EQ(edtf(day(31, 6, 2024)), "none");
    EXPECT_EQ(edtf(day(29, 2, 2023)), "none");
    EXPECT_EQ(edtf(day(1, 13, 2023)), "none");
    EXPECT_EQ(edtf(day(0, 0, 2023)), "none");
    EXPECT_EQ(edtf(day(3, 0, 2023)), "none");
    EXPECT_EQ(edtf(day(1, 1, 20222)), "none");
    EXPECT_EQ(edtf(day(-4, 1, 2022)), "none");
    EXPECT_EQ(edtf(with_time(day(1, 1, 2024), 25, 0)), "none");
    EXPECT_EQ(edtf(with_time(day(1, 1, 2024), 11, 75)), "none");
    auto p = day(0, 7, 2024);
    p.form = "week";
    EXPECT_EQ(edtf(p), "none");
    p = day(9, 7, 2024);
    p.day2 = 3;
    EXPECT_EQ(edtf(p), "none");
}

TEST(Date, WeekIsSevenDaysFromItsDate) {
    auto p = day(4, 9, 2023);
    p.form = "week";
    EXPECT_EQ(edtf(p), "2023-09-04/2023-09-10");
    p = day(30, 12, 2024);
    p.form = "week";
    EXPECT_EQ(edtf(p), "2024-12-30/2025-01-05");
    EXPECT_EQ(made(p).to, "2025-01-05");
    p = day(28, 10, 0);
    p.form = "week";
    EXPECT_EQ(edtf(p), "XXXX-10-28/XXXX-11-03");
}

TEST(Date, SeveralWeeks) {
    auto p = day(27, 10, 0);
    p.day2 = 3;
    p.month2 = 11;
    p.year2 = 2025;
    p.form = "week_range";
    EXPECT_EQ(edtf(p), "2025-10-27/2025-11-09");
}

TEST(Date, RangesShareMonthAndYear) {
    auto p = day(3, 0, 0);
    p.day2 = 7;
    p.month2 = 3;
    p.year2 = 2025;
    EXPECT_EQ(edtf(p), "2025-03-03/2025-03-07");
    p = day(15, 12, 0);
    p.day2 = 10;
    p.month2 = 1;
    p.year2 = 2024;
    EXPECT_EQ(edtf(p), "2023-12-15/2024-01-10");
    p = day(0, 1, 0);
    p.month2 = 3;
    p.year2 = 2026;
    EXPECT_EQ(edtf(p), "2026-01/2026-03");
    p = day(20, 11, 2023);
    p.day2 = 24;
    EXPECT_EQ(edtf(p), "2023-11-20/2023-11-24");
}

TEST(Date, TimesOfAnEvent) {
    auto p = with_time(day(14, 1, 2024), 1, -1);
    p.hour2 = 2;
    p.meridiem2 = "pm";
    EXPECT_EQ(edtf(p), "2024-01-14T13:00:00/2024-01-14T14:00:00");
    p.hour = 11;
    EXPECT_EQ(edtf(p), "2024-01-14T11:00:00/2024-01-14T14:00:00");
    p = with_time(day(14, 1, 2024), 11, 0);
    p.hour2 = 12;
    p.minute2 = 0;
    EXPECT_EQ(edtf(p), "2024-01-14T11:00:00/2024-01-14T12:00:00");
}

TEST(Date, MonthsAndSeasons) {
    DateParts p = day(0, 7, 2024);
    EXPECT_EQ(edtf(p), "2024-07");
    p.approximate = true;
    EXPECT_EQ(edtf(p), "2024-07~");
    EXPECT_EQ(made(p).from, "2024-07-01");
    EXPECT_EQ(made(p).to, "2024-07-31");
    p = {};
    p.season = 21;
    p.year = 2024;
    EXPECT_EQ(edtf(p), "2024-21");
    p.season2 = 22;
    EXPECT_EQ(edtf(p), "2024-21/2024-22");
    EXPECT_EQ(made(p).from, "2024-03-01");
    EXPECT_EQ(made(p).to, "2024-08-31");
    p = {};
    p.season = 24;
    p.year = 2023;
    EXPECT_EQ(made(p).to, "2024-02-29");
}

TEST(Date, YearThatIsNotPrinted) {
    const Date october = made(day(16, 10, 0));
    EXPECT_EQ(october.edtf, "XXXX-10-16");
    EXPECT_EQ(october.from, "");
    EXPECT_EQ(edtf(day(29, 2, 0)), "XXXX-02-29");

    const Date closing = made(with_time(day(1, 12, 2023), 23, 55));
    EXPECT_EQ(infer_year(october, closing, false)->edtf, "2023-10-16");
    EXPECT_EQ(infer_year(october, closing, true)->edtf, "2024-10-16");
    EXPECT_TRUE(infer_year(october, closing, true)->year_inferred);
    EXPECT_EQ(infer_year(made(day(29, 2, 0)), closing, true)->edtf, "2024-02-29");
    EXPECT_EQ(infer_year(closing, october, true)->edtf, closing.edtf);
    EXPECT_FALSE(infer_year(october, october, true));
}

TEST(Date, InferredRangesTurnTheYear) {
    auto p = day(18, 12, 0);
    p.day2 = 5;
    p.month2 = 1;
    const Date closing = made(day(1, 12, 2023));
    EXPECT_EQ(infer_year(made(p), closing, true)->edtf, "2023-12-18/2024-01-05");
    p = day(30, 11, 0);
    p.form = "week";
    EXPECT_EQ(infer_year(made(p), closing, true)->edtf, "2023-11-30/2023-12-06");
}

TEST(Date, Weekdays) {
    EXPECT_EQ(weekday(2023, 9, 4), 0);
    EXPECT_EQ(weekday(2024, 2, 29), 3);
    EXPECT_EQ(weekday(2023, 2, 29), -1);
    EXPECT_TRUE(valid_day(2024, 2, 29));
    EXPECT_FALSE(valid_day(1899, 2, 2));
    EXPECT_FALSE(valid_day(2024, -1, 300));
}

// Whatever a grammar reads, there is a date or none: never a crash.
TEST(Date, EveryMixOfPartsIsHandled) {
    const int days[] = {0, 1, 29, 31}, months[] = {0, 2, 12}, years[] = {0, 1900, 2024, 2199};
    int made_dates = 0;
    for (const int d : days)
        for (const int m : months)
            for (const int y : years)
                for (const int d2 : days)
                    for (const int m2 : months)
                        for (const int y2 : years)
                            for (const char* form : {"", "week"}) {
                                DateParts p = day(d, m, y);
                                p.day2 = d2;
                                p.month2 = m2;
                                p.year2 = y2;
                                p.form = form;
                                const auto date = make_date(p);
                                if (!date) continue;
                                ++made_dates;
                                EXPECT_LE(date->from, date->to);
                                static_cast<void>(infer_year(*date, *date, true));
                            }
    EXPECT_GT(made_dates, 100);
}

}  // namespace
}  // namespace vacancy
