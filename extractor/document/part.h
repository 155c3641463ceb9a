#ifndef VACANCY_DOCUMENT_PART_H
#define VACANCY_DOCUMENT_PART_H

#include "document/document.h"

namespace vacancy {

/// Whole blocks of a document as a document of their own: their text, links and places in the input. `span`
/// begins with one block and ends with one or more later; what came beside the input belongs to no part.
///
///     Document second = part_of(document, {begin, end});
Document part_of(const Document& document, Span span);

}  // namespace vacancy

#endif
