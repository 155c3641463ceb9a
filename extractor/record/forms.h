#ifndef VACANCY_RECORD_FORMS_H
#define VACANCY_RECORD_FORMS_H

#include <string_view>

namespace vacancy {

// Written forms of values that a JSON Schema can't tell right from wrong.

/// A date as the record writes it: `2023-08-07`, `2023-08-07T23:55:00`, `2024-07~`, `2024-21`,
/// `XXXX-10-04`, or two of them with '/' between ('..' for an open end). Days and times must exist;
/// 29 February of an unknown year may.
bool valid_edtf(std::string_view text);

/// "YYYY-MM-DD", a day that exists.
bool valid_calendar_day(std::string_view text);

/// An ISO 8601 duration of whole years, months, weeks and days: `P2Y`, `P1Y6M`.
bool valid_duration(std::string_view text);

/// The form of a UK postcode, in either case: 'SW1A 2AA', 'm1 1ae', 'BFPO 57', 'FIQQ 1ZZ'.
bool valid_postcode(std::string_view text);

/// 16 lower-case hex digits, '-', digits.
bool valid_record_id(std::string_view text);

}  // namespace vacancy

#endif
