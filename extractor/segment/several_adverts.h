#ifndef VACANCY_SEGMENT_SEVERAL_ADVERTS_H
#define VACANCY_SEGMENT_SEVERAL_ADVERTS_H

#include <vector>

#include "segment/segment.h"

namespace vacancy {

/// Texts that hold several adverts one after the other, as archives of boards do: the labels that the first
/// begins with come again in their order further down, with other values. One that is told twice is one.
///
///     const std::vector<Span> parts = parts_of_adverts(document, outline);   // empty for a single advert
///
/// Each part is whole blocks; together they are the text.
std::vector<Span> parts_of_adverts(const Document& document, const Outline& outline);

}  // namespace vacancy

#endif
