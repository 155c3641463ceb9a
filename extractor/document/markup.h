#ifndef VACANCY_DOCUMENT_MARKUP_H
#define VACANCY_DOCUMENT_MARKUP_H

#include <string_view>

#include "document/document.h"

namespace vacancy {

/// A piece of HTML as a document of its own: valid UTF-8, its text alone, no structured data. The origin
/// leads to bytes of `markup`.
Document read_markup(std::string_view markup, const Limits& limits);

}  // namespace vacancy

#endif
