#include "report/anchor.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/ascii.h"

namespace vacancy {

namespace {

constexpr std::uint32_t step = 256;

std::uint32_t units(char c) {
    if (is_utf8_tail(c)) return 0;
    return static_cast<unsigned char>(c) >= 0xF0u ? 2 : 1;
}

std::uint32_t distance(std::size_t a, std::uint32_t b) {
    const auto at = static_cast<std::uint32_t>(a);
    return at > b ? at - b : b - at;
}

}  // namespace

Anchor::Anchor(const Document& document) : document_(document), order_(document.origin.size()) {
    const auto& runs = document.origin.runs();
    std::iota(order_.begin(), order_.end(), 0u);
    std::stable_sort(order_.begin(), order_.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return runs[a].source < runs[b].source; });
}

/// Where the canonical text of a run ends: where that of the next begins.
std::uint32_t Anchor::end_of(std::size_t run) const {
    const auto& runs = document_.origin.runs();
    return run + 1 < runs.size() ? runs[run + 1].canonical
                                 : static_cast<std::uint32_t>(document_.text.size());
}

std::optional<Span> Anchor::from_input(Span bytes) const {
    const auto& runs = document_.origin.runs();
    const auto starts_after = [&](std::uint32_t at) {
        return std::partition_point(order_.begin(), order_.end(),
                                    [&](std::uint32_t run) { return runs[run].source <= at; });
    };
    if (order_.empty() || bytes.empty()) return std::nullopt;
    auto first = starts_after(bytes.begin);
    if (first != order_.begin()) --first;
    const auto last = starts_after(bytes.end - 1);
    if (last == order_.begin()) return std::nullopt;
    const OriginMap::Run& from = runs[*first];
    const OriginMap::Run& to = runs[*(last - 1)];
    const bool within = from.verbatim && bytes.begin > from.source;
    const std::uint32_t begin =
        std::min(from.canonical + (within ? bytes.begin - from.source : 0), end_of(*first));
    const std::uint32_t whole = end_of(*(last - 1));
    const std::uint32_t end = to.verbatim ? std::min(to.canonical + (bytes.end - to.source), whole) : whole;
    if (begin >= end) return std::nullopt;
    return Span{begin, end};
}

std::optional<Span> Anchor::from_page(std::uint32_t page, float top) const {
    const Placed* best = nullptr;
    for (const Placed& placed : document_.placed) {
        if (placed.page != page) continue;
        if (best == nullptr || std::abs(placed.box[1] - top) < std::abs(best->box[1] - top)) best = &placed;
    }
    return best == nullptr ? std::nullopt : std::optional(best->span);
}

std::optional<Span> Anchor::nearest(std::string_view words, std::uint32_t near) const {
    const std::string_view text = document_.text;
    if (words.empty() || words.size() > text.size()) return std::nullopt;
    const std::size_t after = text.find(words, near);
    const std::size_t before = near == 0 ? text.npos : text.rfind(words, near - 1);
    if (after == text.npos && before == text.npos) return std::nullopt;
    const bool take_before =
        after == text.npos || (before != text.npos && distance(before, near) < distance(after, near));
    const auto begin = static_cast<std::uint32_t>(take_before ? before : after);
    return Span{begin, begin + static_cast<std::uint32_t>(words.size())};
}

Utf16Offsets::Utf16Offsets(std::string_view text) : text_(text) {
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i % step == 0) marks_.push_back(count);
        count += units(text[i]);
    }
    marks_.push_back(count);
}

std::uint32_t Utf16Offsets::at(std::uint32_t byte) const {
    if (byte >= text_.size()) return marks_.back();
    std::uint32_t count = marks_[byte / step];
    for (std::size_t i = byte - byte % step; i < byte; ++i) count += units(text_[i]);
    return count;
}

}  // namespace vacancy
