#ifndef VACANCY_REPORT_ANCHOR_H
#define VACANCY_REPORT_ANCHOR_H

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace vacancy {

/// The way from places in the input to the canonical text: OriginMap's, backwards.
class Anchor {
public:
    explicit Anchor(const Document& document);

    /// The canonical text that came from these bytes of the input; nothing for PDF.
    std::optional<Span> from_input(Span bytes) const;

    /// The canonical text that begins at this height of a page; nothing but for PDF.
    std::optional<Span> from_page(std::uint32_t page, float top) const;

    /// Where `words` stand in the canonical text, as near to byte `near` as can be.
    std::optional<Span> nearest(std::string_view words, std::uint32_t near) const;

private:
    std::uint32_t end_of(std::size_t run) const;

    const Document& document_;
    std::vector<std::uint32_t> order_;  ///< indexes of the map's runs, by their place in the input
};

/// Counts a text's bytes in UTF-16 units.
class Utf16Offsets {
public:
    explicit Utf16Offsets(std::string_view text);
    std::uint32_t at(std::uint32_t byte) const;

private:
    std::string_view text_;
    std::vector<std::uint32_t> marks_;  ///< units before every `step`th byte
};

}  // namespace vacancy

#endif
