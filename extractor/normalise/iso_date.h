#ifndef VACANCY_NORMALISE_ISO_DATE_H
#define VACANCY_NORMALISE_ISO_DATE_H

#include <optional>
#include <string>
#include <string_view>

#include "normalise/date.h"

namespace vacancy {

// Dates as machines write them, ISO 8601. Adverts print what clocks in the United Kingdom show, and so does
// the record; a date of a machine says its distance from UTC.

/// '2027-05-14', '2027-05-14T23:55', '2027-05-14 22:55:00.000Z', '2027-05-14T23:55:00+0100' as the date in
/// the United Kingdom; without a distance from UTC, as it stands. Midnight that begins a day is how machines
/// write a day without a time: it is left out. Nothing for any other form.
std::optional<Date> date_of_iso(std::string_view words);

/// '2027-05-14T23:55:00' of the United Kingdom with its distance from UTC: '2027-05-14T23:55:00+01:00'.
/// Any other form comes back as it is.
std::string with_uk_offset(std::string_view edtf);

}  // namespace vacancy

#endif
