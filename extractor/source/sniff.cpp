#include <algorithm>
#include <array>
#include <cstring>

#include "source/container.h"
#include "source/source.h"

namespace vacancy {

namespace {

constexpr std::size_t kHead = 8192;  ///< what is looked at to tell markup from text

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

bool starts_with_word(std::string_view text, std::string_view word) {
    if (text.size() < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (lower(text[i]) != word[i]) return false;
    }
    return true;
}

bool ends_with_word(std::string_view text, std::string_view word) {
    return text.size() >= word.size() && starts_with_word(text.substr(text.size() - word.size()), word);
}

bool contains_word(std::string_view text, std::string_view word) {
    for (std::size_t i = 0; i + word.size() <= text.size(); ++i) {
        if (starts_with_word(text.substr(i), word)) return true;
    }
    return false;
}

std::string_view without_blanks(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

struct Magic {
    std::string_view bytes;
    std::string_view type;
};

using namespace std::string_view_literals;
constexpr std::array kMagic{
    Magic{"Rar!\x1a\x07"sv, "application/vnd.rar"},
    Magic{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv, "application/msword"},
    Magic{"{\\rtf"sv, "application/rtf"},
    Magic{"%!PS"sv, "application/postscript"},
    Magic{"\x89PNG"sv, "image/png"},
    Magic{"\xff\xd8\xff"sv, "image/jpeg"},
    Magic{"GIF8"sv, "image/gif"},
    Magic{"RIFF"sv, "application/x-riff"},
    Magic{"\x7f"
          "ELF"sv,
          "application/x-elf"},
    Magic{"SQLite format 3\0"sv, "application/vnd.sqlite3"},
};

/// Documents that are zips tell themselves by the names of the files inside.
std::string_view zip_document(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, kHead);
    const auto holds = [&](std::string_view name) { return head.find(name) != std::string_view::npos; };
    if (holds("word/")) return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    if (holds("xl/")) return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    if (holds("ppt/")) return "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    if (holds("opendocument.text")) return "application/vnd.oasis.opendocument.text";
    return "application/zip";
}

/// The type that the first bytes prove, or nothing.
std::string_view magic_type(std::string_view bytes) {
    if (const Container container = container_of(bytes); container != Container::none)
        return name_of(container);
    if (bytes.starts_with("PK\3\4"sv)) return zip_document(bytes);
    for (const Magic& magic : kMagic) {
        if (bytes.starts_with(magic.bytes)) return magic.type;
    }
    return {};
}

/// The head of the text in single bytes: UTF-16 and UTF-32 lose their zeros,
/// byte order marks go. `wide` says that it was UTF-16 or UTF-32.
std::string narrowed(std::string_view bytes, bool& wide) {
    std::string head(bytes.substr(0, kHead));
    wide = head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff") || head.starts_with("\0\0\xfe\xff"sv);
    const auto zeros = static_cast<std::size_t>(std::count(head.begin(), head.end(), '\0'));
    wide = wide || (head.size() >= 4 && zeros * 5 >= head.size() * 2 && zeros * 5 <= head.size() * 4);
    if (wide) {
        std::erase_if(head, [](char c) { return c == '\0' || c == '\xff' || c == '\xfe'; });
    }
    if (head.starts_with("\xef\xbb\xbf")) head.erase(0, 3);
    return head;
}

/// Text has next to no control characters, and no zeros to speak of.
bool is_binary(std::string_view head) {
    std::size_t controls = 0;
    for (const char c : head) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 && !is_blank(c) && byte != 0x0b && byte != 0x1b) ++controls;
    }
    return controls * 20 > head.size();
}

/// A whole file that opens and closes like a JSON document. '["' may as well
/// open a list literal of a scraper's language, which a .txt file is taken to hold.
bool is_json(std::string_view bytes, std::string_view path) {
    const std::string_view text = without_blanks(bytes.starts_with("\xef\xbb\xbf") ? bytes.substr(3) : bytes);
    if (text.size() < 2) return false;
    const std::string_view after = without_blanks(text.substr(1, 256));
    if (after.empty()) return false;
    const char next = after.front();
    if (text.front() == '{') return text.back() == '}' && (next == '"' || next == '}');
    if (text.front() != '[' || text.back() != ']') return false;
    if (next == '"') return !ends_with_word(path, ".txt");
    return next == '{' || next == '[' || next == ']' || next == '-' || is_digit(next);
}

constexpr std::array kTags{
    "a"sv,       "article"sv, "b"sv,      "blockquote"sv, "body"sv,  "br"sv,     "dd"sv,    "div"sv,
    "dl"sv,      "dt"sv,      "em"sv,     "font"sv,       "form"sv,  "h1"sv,     "h2"sv,    "h3"sv,
    "h4"sv,      "h5"sv,      "h6"sv,     "head"sv,       "hr"sv,    "html"sv,   "i"sv,     "img"sv,
    "li"sv,      "link"sv,    "main"sv,   "meta"sv,       "ol"sv,    "p"sv,      "pre"sv,   "script"sv,
    "section"sv, "span"sv,    "strong"sv, "style"sv,      "table"sv, "tbody"sv,  "td"sv,    "th"sv,
    "title"sv,   "tr"sv,      "u"sv,      "ul"sv,         "nav"sv,   "header"sv, "aside"sv, "iframe"sv,
};

/// Length of the name of a known HTML tag at text[0] == '<', or 0.
std::size_t tag_at(std::string_view text) {
    std::size_t begin = 1;
    if (begin < text.size() && text[begin] == '/') ++begin;
    std::size_t end = begin;
    while (end < text.size() && end - begin < 12 && (is_letter(text[end]) || is_digit(text[end]))) ++end;
    if (end == begin || end == text.size()) return 0;
    if (text[end] != '>' && text[end] != '/' && !is_blank(text[end])) return 0;
    const std::string_view name = text.substr(begin, end - begin);
    for (const std::string_view tag : kTags) {
        if (tag.size() == name.size() && starts_with_word(name, tag)) return name.size();
    }
    return 0;
}

std::size_t count_tags(std::string_view head) {
    std::size_t tags = 0;
    for (std::size_t at = head.find('<'); at != std::string_view::npos; at = head.find('<', at + 1)) {
        tags += tag_at(head.substr(at)) != 0;
    }
    return tags;
}

/// '&amp;', '&#163;'.
bool has_reference(std::string_view head) {
    for (std::size_t at = head.find('&'); at != std::string_view::npos; at = head.find('&', at + 1)) {
        const std::string_view name = head.substr(at + 1, 10);
        const std::size_t end = name.find(';');
        if (end != std::string_view::npos && end > 1 && name.find(' ') > end) return true;
    }
    return false;
}

/// Leading blanks and comments off: what the markup begins with.
std::string_view first_markup(std::string_view head) {
    for (;;) {
        while (!head.empty() && is_blank(head.front())) head.remove_prefix(1);
        if (!head.starts_with("<!--")) return head;
        const std::size_t end = head.find("-->");
        if (end == std::string_view::npos) return head;
        head.remove_prefix(end + 3);
    }
}

/// Markup by its beginning, or by tags throughout: text with a stray <p> or a
/// <https://...> stays text.
bool is_html(std::string_view head, std::string_view path) {
    const std::string_view first = first_markup(head);
    for (const std::string_view sure : {"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv}) {
        if (starts_with_word(first, sure)) return true;
    }
    const std::size_t tags = count_tags(head);
    if (ends_with_word(path, ".html") || ends_with_word(path, ".htm")) return tags > 0 || has_reference(head);
    if (first.starts_with('<') && tag_at(first) != 0 && tags >= 2) return true;
    return tags >= 3 && tags * 300 >= head.size();
}

MediaType refuse(std::string_view type, std::string* unsupported) {
    if (unsupported != nullptr) *unsupported = type;
    return MediaType::unsupported;
}

}  // namespace

std::string_view name_of(MediaType type) {
    switch (type) {
        case MediaType::plain:
            return "text/plain";
        case MediaType::html:
            return "text/html";
        case MediaType::pdf:
            return "application/pdf";
        case MediaType::unsupported:
            break;
    }
    return "unsupported";
}

MediaType sniff(std::string_view bytes, std::string_view path, std::string* unsupported) {
    if (unsupported != nullptr) unsupported->clear();
    if (const std::string_view type = magic_type(bytes); !type.empty()) return refuse(type, unsupported);
    bool wide = false;
    const std::string head = narrowed(bytes, wide);
    if (bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos) return MediaType::pdf;
    if (is_binary(head)) return refuse("application/octet-stream", unsupported);
    if (!wide && is_json(bytes, path)) return refuse("application/json", unsupported);
    if (is_html(head, path)) return MediaType::html;
    if (starts_with_word(first_markup(head), "<?xml")) {
        return contains_word(std::string_view(head).substr(0, 2048), "<html")
                   ? MediaType::html
                   : refuse("application/xml", unsupported);
    }
    return MediaType::plain;
}

}  // namespace vacancy
