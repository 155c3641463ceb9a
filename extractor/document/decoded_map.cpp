#include "document/decoded_map.h"

#include <algorithm>

namespace vacancy {

// A run in bytes, of which s is the size: verbatim 0sssssss or 10ssssss ssssssss ssssssss, each less one,
// converted 11tttsss ssssssss with the size t of its text.
namespace {

constexpr std::uint32_t kShort = 1u << 7;
constexpr std::uint32_t kLong = 1u << 22;
constexpr std::uint32_t kMostSource = (1u << 11) - 1;
constexpr std::uint32_t kRunsToAMark = 64;

std::uint8_t byte_of(std::uint32_t value) {
    return static_cast<std::uint8_t>(value & 0xff);
}

}  // namespace

void DecodedMap::advance(std::uint32_t text_size, std::uint32_t source_size) {
    text_ += text_size;
    source_ += source_size;
    if (++since_mark_ < kRunsToAMark) return;
    since_mark_ = 0;
    marks_.push_back({text_, source_, static_cast<std::uint32_t>(runs_.size())});
}

void DecodedMap::close_same() {
    while (same_ > 0) {
        const std::uint32_t size = std::min(same_, kLong);
        const std::uint32_t less = size - 1;
        if (size <= kShort)
            runs_.push_back(byte_of(less));
        else
            runs_.insert(runs_.end(), {byte_of(0x80 | less >> 16), byte_of(less >> 8), byte_of(less)});
        advance(size, size);
        same_ -= size;
    }
}

/// One that is longer than can be said is followed by others of no text.
void DecodedMap::converted(std::uint32_t text_size, std::uint32_t source_size) {
    close_same();
    do {
        const std::uint32_t size = std::min(source_size, kMostSource);
        runs_.insert(runs_.end(), {byte_of(0xc0 | text_size << 3 | size >> 8), byte_of(size)});
        advance(text_size, size);
        source_size -= size;
        text_size = 0;
    } while (source_size > 0);
}

void DecodedMap::Reader::go_to(const Mark& mark) {
    run_ = {mark.text, mark.source, 0, 0, true};
    byte_ = mark.byte;
}

bool DecodedMap::Reader::next() {
    const std::uint32_t text = run_.text_end();
    const std::uint32_t source = run_.source_end();
    if (byte_ == map_.runs_.size()) {
        if (map_.same_ == 0 || text != map_.text_) return false;
        run_ = {text, source, map_.same_, map_.same_, true};
        return true;
    }
    const std::uint8_t* const bytes = map_.runs_.data() + byte_;
    if (bytes[0] < 0x80) {
        const std::uint32_t size = bytes[0] + 1u;
        run_ = {text, source, size, size, true};
        byte_ += 1;
    } else if (bytes[0] < 0xc0) {
        const std::uint32_t size = (bytes[0] & 0x3fu) << 16 | std::uint32_t{bytes[1]} << 8 | bytes[2];
        run_ = {text, source, size + 1, size + 1, true};
        byte_ += 3;
    } else {
        const std::uint32_t size = (bytes[0] & 7u) << 8 | bytes[1];
        run_ = {text, source, bytes[0] >> 3 & 7u, size, false};
        byte_ += 2;
    }
    return true;
}

const DecodedMap::Run& DecodedMap::Reader::at(std::uint32_t text) {
    if (text < run_.text || text >= run_.text_end()) {
        const auto after = std::upper_bound(map_.marks_.begin(), map_.marks_.end(), text,
                                            [](std::uint32_t a, const Mark& mark) { return a < mark.text; });
        const Mark& mark = *(after - 1);  // the first is at 0
        if (text < run_.text || mark.byte > byte_) go_to(mark);
    }
    while (text >= run_.text_end() && next()) {
    }
    return run_;
}

Span DecodedMap::Reader::to_source(Span text) {
    const Run first = at(text.begin);
    std::uint32_t begin = first.source;
    if (first.verbatim) begin = std::min(begin + (text.begin - first.text), first.source_end());
    if (text.empty()) return {begin, begin};
    const Run& last = at(text.end - 1);
    std::uint32_t end = last.source_end();
    if (last.verbatim) end = std::min(last.source + (text.end - last.text), end);
    return {begin, std::max(begin, end)};
}

Span DecodedMap::to_source(Span text) const {
    return empty() ? Span{} : Reader(*this).to_source(text);
}

}  // namespace vacancy
