#ifndef VACANCY_GRAMMAR_DATE_PARTS_H
#define VACANCY_GRAMMAR_DATE_PARTS_H

#include <string_view>
#include <vector>

#include "normalise/value.h"

namespace vacancy {

// The captures of a value grammar, put into DateParts by their names.

bool is_date_part(std::string_view name);
std::vector<std::string_view> date_part_names();

/// Puts `value` into the part called `name`; false where it does not fit there.
bool set_date_part(DateParts& parts, std::string_view name, const Value& value);

}  // namespace vacancy

#endif
