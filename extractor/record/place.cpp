#include "record/place.h"

#include <algorithm>
#include <cmath>

namespace vacancy {

namespace {

double to_hundredth(float points) {
    return std::round(static_cast<double>(points) * 100) / 100;
}

}  // namespace

Span clamped(Span span, std::string_view text) {
    const auto size = static_cast<std::uint32_t>(text.size());
    const std::uint32_t begin = std::min(span.begin, size);
    return {begin, std::clamp(span.end, begin, size)};
}

std::optional<Span> place_in_input(Span canonical, const Document& document) {
    if (document.layout == Layout::pdf || document.origin.empty()) return std::nullopt;
    if (canonical.begin < document.given_end) return std::nullopt;
    return document.origin.to_source(canonical);
}

std::uint32_t line_in_input(Span source, const Document& document) {
    if (source.empty() || document.layout == Layout::pdf) return 0;
    const auto& lines = document.source_lines;
    return static_cast<std::uint32_t>(std::upper_bound(lines.begin(), lines.end(), source.begin) -
                                      lines.begin());
}

std::optional<PagePlace> place_on_page(Span canonical, const Document& document) {
    const auto& placed = document.placed;
    auto word = std::partition_point(placed.begin(), placed.end(),
                                     [&](const Placed& p) { return p.span.end <= canonical.begin; });
    if (word == placed.end() || !word->span.overlaps(canonical)) return std::nullopt;
    std::array<float, 4> box = word->box;
    const std::uint32_t page = word->page;
    for (; word != placed.end() && word->page == page && word->span.begin < canonical.end; ++word) {
        box[0] = std::min(box[0], word->box[0]);
        box[1] = std::min(box[1], word->box[1]);
        box[2] = std::max(box[2], word->box[2]);
        box[3] = std::max(box[3], word->box[3]);
    }
    PagePlace place{page, {}};
    std::transform(box.begin(), box.end(), place.box, to_hundredth);
    return place;
}

}  // namespace vacancy
