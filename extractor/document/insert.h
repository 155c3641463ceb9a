#ifndef VACANCY_DOCUMENT_INSERT_H
#define VACANCY_DOCUMENT_INSERT_H

#include <cstdint>

#include "document/document.h"

namespace vacancy {

/// Puts the text of `part`, with its blocks, links and origin, into the text of `document`: at its begin, its
/// end or where a block begins. What lies behind is moved; values given or posted are the caller's to move.
void insert_text(Document part, std::uint32_t at, Document& document);

}  // namespace vacancy

#endif
