#include "document/clean.h"

#include <array>

#include "document/utf8.h"

namespace vacancy {

namespace {

enum : std::uint8_t { kPlain, kSpace, kControl, kLead };

/// Bytes by what they can be: only five lead bytes begin a character that does
/// not stay as it is.
constexpr std::array<std::uint8_t, 256> make_classes() {
    std::array<std::uint8_t, 256> classes{};
    for (std::size_t i = 0; i < 0x20; ++i) classes[i] = kControl;
    classes[0x7f] = kControl;
    classes[' '] = kSpace;
    for (const std::size_t lead : {0xc2u, 0xe1u, 0xe2u, 0xe3u, 0xefu}) classes[lead] = kLead;
    return classes;
}
constexpr std::array<std::uint8_t, 256> kClasses = make_classes();

std::uint8_t class_at(std::string_view text, std::size_t at) {
    return kClasses[utf8::byte_at(text, at)];
}

Fated fate_of_c2(unsigned char second) {
    if (second < 0xa0) {
        const char16_t mapped = utf8::kWindows1252[second - 0x80u];
        if (mapped == 0) return {Fate::blank, 2};
        return {Fate::replace, 2, mapped};
    }
    if (second == 0xa0) return {Fate::blank, 2};
    return {second == 0xad ? Fate::drop : Fate::keep, 2};
}

/// U+2000-U+206F: blanks, line separators, marks of direction and joining.
Fate fate_of_general_punctuation(char32_t c) {
    if (c <= 0x200a || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f) return Fate::blank;
    if (c <= 0x200f || (c >= 0x202a && c <= 0x202e) || c >= 0x2060) return Fate::drop;
    return Fate::keep;
}

constexpr std::size_t kBlock = 32;

/// Whether the kBlock bytes at `p` hold nothing to stop at. Without branches, so
/// that the compiler makes a few vector instructions of it. Reads p[kBlock] too.
bool is_clean_block(const char* p) {
    unsigned char stop = 0;
    for (std::size_t i = 0; i < kBlock; ++i) {
        const auto byte = static_cast<unsigned char>(p[i]);
        const auto next = static_cast<unsigned char>(p[i + 1]);
        stop |= static_cast<unsigned char>((byte < 0x20) | (byte >= 0x7f) | ((byte == ' ') & (next == ' ')));
    }
    return stop == 0;
}

/// Skips blocks of clean ASCII; gives a place with no blank before it.
std::size_t skip_clean_blocks(std::string_view text, std::size_t at) {
    const std::size_t begin = at;
    while (at + kBlock < text.size() && is_clean_block(text.data() + at)) at += kBlock;
    return at > begin && text[at - 1] == ' ' ? at - 1 : at;
}

}  // namespace

Fated fate_at(std::string_view text, std::size_t at) {
    const unsigned char lead = utf8::byte_at(text, at);
    if (lead < 0x80) return {lead <= 0x20 || lead == 0x7f ? Fate::blank : Fate::keep, 1};
    if (lead == 0xc2) return fate_of_c2(utf8::byte_at(text, at + 1));
    const utf8::Character c = utf8::character_at(text, at);
    const auto size = static_cast<std::uint8_t>(c.size);
    if (c.value >= 0x2000 && c.value <= 0x206f) return {fate_of_general_punctuation(c.value), size};
    if (c.value == 0x1680 || c.value == 0x3000) return {Fate::blank, size};
    if (c.value == 0x180e || c.value == 0xfeff) return {Fate::drop, size};
    return {Fate::keep, size};
}

std::size_t clean_until(std::string_view text, std::size_t at) {
    const std::size_t begin = at;
    if (at < text.size() && text[at] != ' ') at = skip_clean_blocks(text, at);
    while (at < text.size()) {
        const std::uint8_t kind = class_at(text, at);
        if (kind == kPlain) {
            ++at;
        } else if (kind == kSpace) {
            // A blank goes along only between two characters that stay.
            if (at == begin || at + 1 == text.size() || class_at(text, at + 1) != kPlain) break;
            at += 2;
        } else if (kind == kLead) {
            const Fated fated = fate_at(text, at);
            if (fated.fate != Fate::keep) break;
            at = skip_clean_blocks(text, at + fated.size);
        } else {
            break;
        }
    }
    return at;
}

Trimmed trim(std::string_view text, std::size_t begin, std::size_t end) {
    while (begin < end) {
        const Fated fated = fate_at(text, begin);
        if (fated.fate != Fate::blank && fated.fate != Fate::drop) break;
        begin += fated.size;
    }
    while (begin < end) {
        std::size_t last = end - 1;
        while (utf8::is_continuation(utf8::byte_at(text, last))) --last;
        const Fate fate = fate_at(text, last).fate;
        if (fate != Fate::blank && fate != Fate::drop) break;
        end = last;
    }
    return {begin, end};
}

}  // namespace vacancy
