#ifndef VACANCY_RECORD_PLACE_H
#define VACANCY_RECORD_PLACE_H

#include <cstdint>
#include <optional>
#include <string_view>

#include "document/document.h"

namespace vacancy {

/// The part of `span` that lies inside `text`.
Span clamped(Span span, std::string_view text);

/// Bytes of the input that a canonical span came from; nothing for PDF and for values given beside it.
std::optional<Span> place_in_input(Span canonical, const Document& document);

/// Line of the input, from 1, that a span of the input begins on; 0 for an empty span or where lines are
/// not known.
std::uint32_t line_in_input(Span source, const Document& document);

struct PagePlace {
    std::uint32_t page = 0;  ///< from 1
    double box[4] = {};      ///< left, top, right, bottom in points, to a hundredth
};

/// The box around the words of a canonical span that stand on the first page it touches;
/// nothing but for PDF.
std::optional<PagePlace> place_on_page(Span canonical, const Document& document);

}  // namespace vacancy

#endif
