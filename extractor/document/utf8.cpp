#include "document/utf8.h"

#include <cstring>

namespace vacancy::utf8 {

namespace {

/// Skips ASCII, eight bytes at a time.
std::size_t skip_ascii(std::string_view text, std::size_t at) {
    std::uint64_t word = 0;
    while (at + sizeof word <= text.size()) {
        std::memcpy(&word, text.data() + at, sizeof word);
        if ((word & 0x8080808080808080u) != 0) break;
        at += sizeof word;
    }
    while (at < text.size() && byte_at(text, at) < 0x80) ++at;
    return at;
}

bool continues(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return false;
    for (std::size_t i = 0; i < count; ++i) {
        if (!is_continuation(byte_at(text, at + i))) return false;
    }
    return true;
}

}  // namespace

std::size_t sequence_at(std::string_view text, std::size_t at) {
    const unsigned char lead = byte_at(text, at);
    if (lead < 0x80) return 1;
    if (lead < 0xc2 || lead > 0xf4) return 0;
    if (lead < 0xe0) return continues(text, at + 1, 1) ? 2 : 0;
    if (lead < 0xf0) {
        if (!continues(text, at + 1, 2)) return 0;
        const unsigned char second = byte_at(text, at + 1);
        const bool overlong = lead == 0xe0 && second < 0xa0;
        const bool surrogate = lead == 0xed && second >= 0xa0;
        return overlong || surrogate ? 0 : 3;
    }
    if (!continues(text, at + 1, 3)) return 0;
    const unsigned char second = byte_at(text, at + 1);
    const bool overlong = lead == 0xf0 && second < 0x90;
    const bool too_high = lead == 0xf4 && second >= 0x90;
    return overlong || too_high ? 0 : 4;
}

std::size_t valid_until(std::string_view text, std::size_t from) {
    std::size_t at = from;
    for (;;) {
        at = skip_ascii(text, at);
        if (at == text.size()) return at;
        const std::size_t size = sequence_at(text, at);
        if (size == 0) return at;
        at += size;
    }
}

Character character_at(std::string_view text, std::size_t at) {
    const unsigned char lead = byte_at(text, at);
    if (lead < 0x80) return {lead, 1};
    const auto tail = [&](std::size_t i) { return static_cast<char32_t>(byte_at(text, at + i) & 0x3f); };
    if (lead < 0xe0) return {(static_cast<char32_t>(lead & 0x1f) << 6) | tail(1), 2};
    if (lead < 0xf0) return {(static_cast<char32_t>(lead & 0x0f) << 12) | (tail(1) << 6) | tail(2), 3};
    return {(static_cast<char32_t>(lead & 0x07) << 18) | (tail(1) << 12) | (tail(2) << 6) | tail(3), 4};
}

void append(std::string& out, char32_t value) {
    const auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
    if (value < 0x80) {
        put(value);
    } else if (value < 0x800) {
        put(0xc0 | (value >> 6));
        put(0x80 | (value & 0x3f));
    } else if (value < 0x10000) {
        put(0xe0 | (value >> 12));
        put(0x80 | ((value >> 6) & 0x3f));
        put(0x80 | (value & 0x3f));
    } else {
        put(0xf0 | (value >> 18));
        put(0x80 | ((value >> 12) & 0x3f));
        put(0x80 | ((value >> 6) & 0x3f));
        put(0x80 | (value & 0x3f));
    }
}

std::size_t cut(std::string_view text, std::size_t size) {
    if (size >= text.size()) return text.size();
    while (size > 0 && is_continuation(byte_at(text, size))) --size;
    return size;
}

}  // namespace vacancy::utf8
