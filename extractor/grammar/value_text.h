#ifndef VACANCY_GRAMMAR_VALUE_TEXT_H
#define VACANCY_GRAMMAR_VALUE_TEXT_H

#include <string>

#include "normalise/value.h"

namespace vacancy {

/// A value as messages show it: 'year', 39000, true; a date in EDTF.
std::string text_of(const Value& value);

/// True where a value is what an example says: 39000 is 39000.0, a date is its EDTF.
bool same_value(const Value& value, const Value& given);

}  // namespace vacancy

#endif
