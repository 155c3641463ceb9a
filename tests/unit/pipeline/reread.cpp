#include "reread.h"

#include <libxml/HTMLparser.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <charconv>
#include <cstdint>
#include <optional>

namespace vacancy::test {
namespace {

using icu::UnicodeString;

UnicodeString from_bytes(std::string_view bytes, const char* charset) {
    return {bytes.data(), static_cast<std::int32_t>(bytes.size()), charset};
}

std::string utf8(const UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

std::string character(std::uint32_t code) {
    if (code >= 0x80 && code < 0xa0) {
        const char byte = static_cast<char>(code);
        return utf8(from_bytes({&byte, 1}, "windows-1252"));
    }
    return utf8(UnicodeString(static_cast<UChar32>(code)));
}

/// The address that a page hides in hexadecimal: the first byte is the key of the others.
std::string unhidden(std::string_view hex) {
    std::string out;
    unsigned key = 0;
    for (std::size_t i = 0; i + 2 <= hex.size(); i += 2) {
        unsigned byte = 0;
        std::from_chars(hex.data() + i, hex.data() + i + 2, byte, 16);
        if (i == 0)
            key = byte;
        else
            out += static_cast<char>(byte ^ key);
    }
    return out;
}

/// Past the element that begins at `at`, where its text is not shown.
std::size_t past_hidden(std::string_view html, std::size_t at) {
    for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"<!--", "-->"},
                                      {"<script", "</script>"},
                                      {"<style", "</style>"}}) {
        if (!html.substr(at).starts_with(open)) continue;
        const std::size_t end = html.find(close, at);
        return end == html.npos ? html.size() : end + close.size();
    }
    return at;
}

std::string_view attribute(std::string_view tag, std::string_view name) {
    const std::size_t at = tag.find(name);
    if (at == tag.npos || at + name.size() + 2 > tag.size()) return {};
    const std::size_t begin = at + name.size() + 2;
    return tag.substr(begin, tag.find(tag[begin - 1], begin) - begin);
}

std::string without_tags(std::string_view html) {
    std::string out;
    for (std::size_t at = 0; at < html.size();) {
        if (html[at] != '<') {
            out += html[at++];
        } else if (const std::size_t past = past_hidden(html, at); past != at) {
            at = past;
        } else {
            const std::size_t end = std::min(html.find('>', at), html.size() - 1);
            const std::string_view tag = html.substr(at, end + 1 - at);
            at = end + 1;
            if (const std::string_view hex = attribute(tag, "data-cfemail"); !hex.empty()) {
                out += unhidden(hex);
                at = std::min(html.find('<', at), html.size());  // the words that stand in for the address
            }
        }
    }
    return out;
}

std::optional<std::string> entity(std::string_view name) {
    std::uint32_t code = 0;
    if (name.starts_with('#')) {
        const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        const std::string_view digits = name.substr(hex ? 2 : 1);
        std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    } else if (const auto* known = htmlEntityLookup(BAD_CAST std::string(name).c_str())) {
        code = known->value;
    }
    return code ? std::optional(character(code)) : std::nullopt;
}

std::string without_entities(std::string_view html) {
    std::string out;
    for (std::size_t at = 0; at < html.size();) {
        const std::size_t end = html[at] == '&' ? html.find(';', at) : html.npos;
        const auto found =
            end == html.npos || end - at > 10 ? std::nullopt : entity(html.substr(at + 1, end - at - 1));
        out += found ? *found : std::string(1, html[at]);
        at = found ? end + 1 : at + 1;
    }
    return out;
}

/// '[words](target)' of Markdown without its target.
std::string without_targets(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t link = std::min(text.find("](", at), text.size());
        const std::size_t end = text.find(')', link);
        out += text.substr(at, link - at);
        if (end == text.npos) return out.append(text.substr(link));
        at = end + 1;
    }
    return out;
}

/// '\xa0', '’', '\n' and '\'' of a list that a program printed.
std::string without_escapes(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char kind = text[at] == '\\' && at + 1 < text.size() ? text[at + 1] : '\0';
        const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
        std::uint32_t code = 0;
        const std::size_t end = std::min(at + 2 + digits, text.size());
        if (digits && std::from_chars(text.data() + at + 2, text.data() + end, code, 16).ec == std::errc{}) {
            out += character(code);
            at = end - 1;
        } else if (kind == 'n' || kind == 't' || kind == 'r') {
            at += 1;
        } else if (kind) {
            out += kind;
            at += 1;
        } else {
            out += text[at];
        }
    }
    return out;
}

/// The byte that shows as `c` when it is read as Windows-1252 or Latin-1, or nothing.
std::optional<char> byte_shown(UChar32 c) {
    if (c >= 0x80 && c <= 0xff) return static_cast<char>(c);
    static const UnicodeString shown = [] {
        std::string all;
        for (int b = 0x80; b < 0xa0; ++b) all += static_cast<char>(b);
        return from_bytes(all, "windows-1252");
    }();
    const std::int32_t at = shown.indexOf(c);
    return at < 0 ? std::nullopt : std::optional(static_cast<char>(0x80 + at));
}

/// The character whose UTF-8 bytes, read as Windows-1252, stand at `at`; `size` is set to their number.
std::optional<UChar32> hidden_at(const UnicodeString& text, std::int32_t at, std::int32_t& size) {
    std::string bytes;
    for (size = 0; size < 4 && at + size < text.length();) {
        const auto byte = byte_shown(text[at + size]);
        if (!byte) return std::nullopt;
        bytes += *byte;
        ++size;
        const UnicodeString read = UnicodeString::fromUTF8(bytes);
        if (read.countChar32() == 1 && read[0] != 0xfffd) return read.char32At(0);
    }
    return std::nullopt;
}

UnicodeString without_mojibake(const UnicodeString& text) {
    UnicodeString out;
    for (std::int32_t at = 0; at < text.length();) {
        std::int32_t size = 0;
        const auto found = text[at] < 0x80 ? std::nullopt : hidden_at(text, at, size);
        out.append(found ? *found : text.char32At(at));
        at = found ? at + size : text.moveIndex32(at, 1);
    }
    return out;
}

bool left_out(UChar32 c, bool literal) {
    if (literal && (c == '\'' || c == '"' || c == ',' || c == '[' || c == ']')) return true;
    constexpr std::string_view marks = "*_#|\\>-+`[]";
    if (c < 0x80 && marks.find(static_cast<char>(c)) != marks.npos) return true;
    const auto type = u_charType(c);
    return u_isUWhiteSpace(c) || type == U_FORMAT_CHAR || type == U_CONTROL_CHAR || c == 0xfffd ||
           c == 0x2022 || c == 0xb7 || c == 0x25cf || (c >= 0xe000 && c <= 0xf8ff);
}

std::string bare(UnicodeString text, bool literal) {
    UnicodeString out;
    for (UnicodeString last; last != text;) last = text, text = without_mojibake(text);
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        const UChar32 c = text.char32At(at);
        if (c >= 0x80 && c < 0xa0)
            out.append(UnicodeString::fromUTF8(character(static_cast<std::uint32_t>(c))));
        else if (!left_out(c, literal))
            out.append(c);
    }
    return utf8(out);
}

}  // namespace

std::string bare_input(std::string_view bytes, const std::string& charset, bool html, bool literal) {
    std::string text = utf8(from_bytes(bytes, charset.c_str()));
    text = html ? without_tags(text) : without_targets(text);
    text = without_entities(text);
    if (literal) text = without_escapes(text);
    return bare(UnicodeString::fromUTF8(text), literal);
}

std::string bare_text(std::string_view text, bool literal) {
    return bare(UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())}), literal);
}

}  // namespace vacancy::test
