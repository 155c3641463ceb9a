#include <cstring>

#include "document/decode.h"
#include "document/utf8.h"

namespace vacancy {

namespace {

/// The byte that Windows-1252 or Latin-1 shows as this character, or -1.
int byte_shown_as(char32_t c) {
    if (c < 0x100) return static_cast<int>(c);
    for (std::size_t i = 0; i < utf8::kWindows1252.size(); ++i) {
        if (utf8::kWindows1252[i] == c) return static_cast<int>(0x80 + i);
    }
    return -1;
}

/// Characters that adverts hold and that nothing but a misread byte sequence
/// would spell: punctuation, symbols, accented letters, glyphs of bullet fonts.
bool is_expected(char32_t c) {
    if (c >= 0x80 && c <= 0xff) return true;
    if (c == 0x174 || c == 0x175 || c == 0x176 || c == 0x177) return true;  // Welsh w and y
    if (c >= 0x2010 && c <= 0x206f) return true;
    if (c == 0x20ac || c == 0x2122 || c == 0x2002 || c == 0x2003 || c == 0x2009 || c == 0x200b) return true;
    if (c >= 0x2190 && c <= 0x22ff) return true;
    if (c >= 0x25a0 && c <= 0x27bf) return true;
    return (c >= 0xf000 && c <= 0xf0ff) || (c >= 0xfb00 && c <= 0xfb06) || c == 0xfeff || c == 0xfffd;
}

std::size_t sequence_size(int lead) {
    if (lead >= 0xc2 && lead <= 0xdf) return 2;
    if (lead >= 0xe0 && lead <= 0xef) return 3;
    return 0;
}

/// Reads the characters at `at` back into bytes; size 0 where they are no
/// misread sequence.
std::size_t misread_at(std::string_view text, std::size_t at, std::string& bytes) {
    bytes.clear();
    const utf8::Character lead = utf8::character_at(text, at);
    const std::size_t wanted = sequence_size(lead.value < 0x100 ? static_cast<int>(lead.value) : -1);
    if (wanted == 0) return 0;
    bytes.push_back(static_cast<char>(lead.value));
    std::size_t end = at + lead.size;
    while (bytes.size() < wanted) {
        if (end >= text.size()) return 0;
        const utf8::Character next = utf8::character_at(text, end);
        const int byte = byte_shown_as(next.value);
        if (byte < 0x80 || byte > 0xbf) return 0;
        bytes.push_back(static_cast<char>(byte));
        end += next.size;
    }
    if (utf8::sequence_at(bytes, 0) != wanted) return 0;
    return is_expected(utf8::character_at(bytes, 0).value) ? end - at : 0;
}

/// Next place from `at` on where a misread sequence can begin: a letter that is
/// C3 8x to C3 AF in UTF-8.
std::size_t next_lead(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const void* found = std::memchr(text.data() + at, 0xc3, text.size() - at);
        if (found == nullptr) return text.size();
        at = static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
        if (at + 1 < text.size() && utf8::byte_at(text, at + 1) >= 0x82) return at;
        ++at;
    }
    return text.size();
}

std::uint32_t u32(std::size_t value) {
    return static_cast<std::uint32_t>(value);
}

}  // namespace

bool repair_mojibake(std::string_view text, std::string& out, DecodedMap& map, std::size_t& repaired,
                     std::size_t& first) {
    out.clear();
    map = DecodedMap();
    std::string bytes;
    std::size_t done = 0;
    for (std::size_t at = next_lead(text, 0); at < text.size(); at = next_lead(text, at)) {
        const std::size_t size = misread_at(text, at, bytes);
        if (size == 0) {
            at += 2;
            continue;
        }
        if (done == 0 && out.empty()) first = at;
        map.verbatim(u32(at - done));
        out.append(text, done, at - done);
        map.converted(u32(bytes.size()), u32(size));
        out += bytes;
        ++repaired;
        at += size;
        done = at;
    }
    if (done == 0) return false;
    map.verbatim(u32(text.size() - done));
    out.append(text, done);
    return true;
}

}  // namespace vacancy
