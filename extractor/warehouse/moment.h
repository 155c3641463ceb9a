#ifndef VACANCY_WAREHOUSE_MOMENT_H
#define VACANCY_WAREHOUSE_MOMENT_H

#include <optional>
#include <string>
#include <string_view>

namespace vacancy {

/// A moment as the warehouse writes it, "2023-08-07T23:55:00Z", so that the order of texts is that of time;
/// from a WARC date (`2023-08-07T23:55:00.5Z`), an HTTP date (`Mon, 07 Aug 2023 23:55:00 GMT`) or a day
/// (`2023-08-07`). Nothing where it is none of these.
std::optional<std::string> moment_of(std::string_view text);

}  // namespace vacancy

#endif
