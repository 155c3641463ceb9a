#ifndef VACANCY_BASE_EXCERPT_H
#define VACANCY_BASE_EXCERPT_H

#include <string>
#include <string_view>

#include "base/span.h"

namespace vacancy {

/// The line of `text` that `span` begins on, behind `gutter`, and a line with a caret under it; two lines,
/// each with its end. Very long lines are cut around the span.
std::string excerpt(std::string_view text, Span span, std::string_view gutter);

}  // namespace vacancy

#endif
