#ifndef VACANCY_DOCUMENT_GIVEN_H
#define VACANCY_DOCUMENT_GIVEN_H

#include <vector>

#include "document/document.h"

namespace vacancy {

/// Puts values that came beside the input in front of the document's text, each under its label:
///
///     title
///     Data Engineer
///     closing
///     3 May 2024
///
/// so that what reads labelled values reads them. They count towards the limits on text and blocks.
void put_in_front(const std::vector<Given>& given, const Limits& limits, Document& document);

}  // namespace vacancy

#endif
