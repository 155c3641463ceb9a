#ifndef VACANCY_NORMALISE_NORMALISERS_H
#define VACANCY_NORMALISE_NORMALISERS_H

#include <string_view>

#include "normalise/value.h"

namespace vacancy {

// The built-in normalisers, one function each; value.h says what each does.

Value normalise_text(std::string_view words);       // text.cpp
Value normalise_title(std::string_view words);      // text.cpp
Value normalise_item(std::string_view words);       // text.cpp
Value normalise_integer(std::string_view words);    // number.cpp
Value normalise_number(std::string_view words);     // number.cpp
Value normalise_money(std::string_view words);      // number.cpp
Value normalise_email(std::string_view words);      // address.cpp
Value normalise_telephone(std::string_view words);  // address.cpp
Value normalise_url(std::string_view words);        // address.cpp

}  // namespace vacancy

#endif
