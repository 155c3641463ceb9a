#ifndef VACANCY_NORMALISE_DATE_H
#define VACANCY_NORMALISE_DATE_H

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vacancy {

/// The parts of a date as a grammar read them; 0 (or -1 for times) is "not printed".
struct DateParts {
    std::int32_t day = 0, month = 0, year = 0;
    std::int32_t day2 = 0, month2 = 0, year2 = 0;  ///< the far end of a range
    std::int32_t hour = -1, minute = -1, second = -1;
    std::int32_t hour2 = -1, minute2 = -1;
    std::string meridiem, meridiem2;       ///< "am", "pm"
    std::string clock;                     ///< "noon", "midnight"
    std::string form;                      ///< "", "week" (week commencing), "week_range"
    std::int32_t season = 0, season2 = 0;  ///< EDTF 21 spring .. 24 winter
    bool approximate = false;

    bool operator==(const DateParts&) const = default;
};

/// A date in EDTF (ISO 8601-2): https://www.loc.gov/standards/datetime/
/// `from` and `to` are the first and last calendar day, "YYYY-MM-DD"; empty
/// while the year is not known.
struct Date {
    DateParts parts;
    std::string edtf;
    std::string from, to;
    bool year_inferred = false;

    bool operator==(const Date&) const = default;
};

/// Builds the EDTF form; nothing where the parts are no date (31 June, hour 25)
/// or hold neither month nor season. A date without a year is built with
/// year 'XXXX' and empty from/to, until infer_year() fills it in.
std::optional<Date> make_date(const DateParts& parts);

/// The same date with its year taken from `reference`: the year that puts it
/// nearest on or after the reference day when `after`, else nearest to it.
std::optional<Date> infer_year(const Date& date, const Date& reference, bool after);

/// Day of the week, 0 = Monday, of a proleptic Gregorian date; -1 for no date.
int weekday(int year, int month, int day);

/// The day of "2023-08-07"; nothing where that is no calendar day of years 1900-2199.
std::optional<std::chrono::sys_days> day_of(std::string_view iso);

/// True for a real calendar day in years 1900-2199.
bool valid_day(int year, int month, int day);

}  // namespace vacancy

#endif
