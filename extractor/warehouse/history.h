#ifndef VACANCY_WAREHOUSE_HISTORY_H
#define VACANCY_WAREHOUSE_HISTORY_H

#include <string>
#include <string_view>
#include <vector>

#include "warehouse/warehouse.h"

namespace vacancy {

/// What changed from one record (JSON) to the next, in plain words: "closing date extended from 2027-05-14 to
/// 2027-05-21". Empty where no field did.
std::vector<std::string> changes_between(std::string_view before, std::string_view after);

/// The history of adverts, each version with what changed. Ends in a line end.
std::string history_text(const std::vector<Version>& versions);

}  // namespace vacancy

#endif
