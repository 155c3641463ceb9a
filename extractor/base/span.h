#ifndef VACANCY_BASE_SPAN_H
#define VACANCY_BASE_SPAN_H

#include <compare>
#include <cstdint>
#include <string_view>

namespace vacancy {

/// A half-open range of bytes in one text: [begin, end).
///
/// Whatever the extractor finds is a Span into the text it was found in, never
/// a copy and never a pointer: a span survives a move, a thread and a file.
/// Texts are limited to 4 GiB by the type (and far below that by Limits).
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    constexpr std::uint32_t size() const { return end - begin; }
    constexpr bool empty() const { return begin == end; }
    constexpr bool contains(std::uint32_t at) const { return begin <= at && at < end; }
    constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
    constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
    constexpr std::string_view of(std::string_view text) const { return text.substr(begin, size()); }

    auto operator<=>(const Span&) const = default;
};

/// Line and column of a place in a text, both from 1; 0 means "not known".
/// A column counts characters (UTF-8 sequences), not bytes.
struct Position {
    std::uint32_t line = 0;
    std::uint32_t column = 0;

    auto operator<=>(const Position&) const = default;
};

/// The position of byte `at` in `text`. Lines end in LF, CRLF or CR.
Position position_of(std::string_view text, std::size_t at);

}  // namespace vacancy

#endif
