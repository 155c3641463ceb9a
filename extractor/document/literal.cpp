#include "document/literal.h"

#include <charconv>
#include <string>

#include "document/byte_set.h"
#include "document/clean.h"
#include "document/marks.h"
#include "document/utf8.h"

namespace vacancy {

namespace {

constexpr ByteSet kMarks("'\"\\\n\r");

/// Bytes within which a list mark and the blanks behind it are looked for.
constexpr std::size_t kMarkWindow = 200;

bool is_quote(char c) {
    return c == '\'' || c == '"';
}

/// A quote at `at` that closes a string: the list ends after it, or ', ' and a quote follow.
bool closes(std::string_view text, std::size_t at) {
    const std::string_view after = text.substr(at + 1, 3);
    if (after.empty() || after[0] == ']' || after[0] == '\n') return true;
    return after.size() == 3 && after[0] == ',' && after[1] == ' ' && is_quote(after[2]);
}

/// An escape, what it stands for and how long it is; size 0 for none.
struct Escape {
    std::size_t size = 0;
    char32_t value = 0;
};

char32_t hex_of(std::string_view digits, std::size_t count) {
    unsigned value = 0;
    if (digits.size() < count) return 0x110000;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + count, value, 16);
    return error == std::errc() && end == digits.data() + count ? char32_t{value} : char32_t{0x110000};
}

Escape hex_escape(std::string_view text, std::size_t digits) {
    char32_t value = hex_of(text.substr(2), digits);
    if (value > 0x10ffff) return {};
    std::size_t size = 2 + digits;
    if (value >= 0xd800 && value <= 0xdbff && text.substr(size).starts_with("\\u")) {
        const char32_t low = hex_of(text.substr(size + 2), 4);
        if (low >= 0xdc00 && low <= 0xdfff) {
            value = 0x10000 + ((value - 0xd800) << 10) + (low - 0xdc00);
            size += 6;
        }
    }
    if (value >= 0xd800 && value <= 0xdfff) value = utf8::kReplacement;
    return {size, value};
}

Escape escape_at(std::string_view text) {
    if (text.size() < 2) return {};
    switch (text[1]) {
        case 'n':
        case 'r':
        case 'f':
        case 'v':
            return {2, U'\n'};
        case 't':
            return {2, U' '};
        case '\'':
        case '"':
        case '\\':
            return {2, static_cast<char32_t>(text[1])};
        case 'x':
            return hex_escape(text, 2);
        case 'u':
            return hex_escape(text, 4);
        case 'U':
            return hex_escape(text, 8);
        default:
            return {};
    }
}

class Reader {
public:
    Reader(Builder& builder, std::string_view text) : builder_(builder), text_(text) {}

    void run() {
        std::size_t i = open(trim(text_, 0, text_.size()).begin);
        while (i < text_.size() && !builder_.full()) {
            if (!builder_.open()) i = begin_line(i);
            const std::size_t mark = kMarks.find(text_, i);
            builder_.add(text_.substr(i, mark - i), static_cast<std::uint32_t>(i));
            i = mark;
            if (i < text_.size()) i = read_mark(i);
        }
        builder_.end_block();
    }

private:
    /// Past an opening bracket and quote.
    std::size_t open(std::size_t i) {
        if (i < text_.size() && text_[i] == '[') ++i;
        if (i < text_.size() && is_quote(text_[i])) quote_ = text_[i++];
        return i;
    }

    /// Leaves out blanks and a list mark at the beginning of a line.
    std::size_t begin_line(std::size_t i) {
        const std::size_t begin = trim(text_, i, text_.size()).begin;
        const std::string_view rest = text_.substr(begin);
        const Bullet bullet = bullet_of(rest.substr(0, utf8::cut(rest, kMarkWindow)));
        builder_.set_kind(bullet.size == 0 ? BlockKind::paragraph : BlockKind::item,
                          bullet.size == 0 ? 0 : 1);
        return begin + bullet.size;
    }

    std::size_t read_mark(std::size_t i) {
        const char c = text_[i];
        if (c == '\\') return read_escape(i);
        if (c == '\n' || c == '\r') {
            builder_.end_block();
            return i + 1;
        }
        if ((quote_ == 0 || c == quote_) && closes(text_, i)) return next_string(i);
        builder_.add(text_.substr(i, 1), static_cast<std::uint32_t>(i));
        return i + 1;
    }

    std::size_t next_string(std::size_t i) {
        builder_.end_block();
        if (i + 3 < text_.size() && text_[i + 1] == ',') {
            quote_ = text_[i + 3];
            return i + 4;
        }
        return i + 1 < text_.size() && text_[i + 1] == ']' ? i + 2 : i + 1;
    }

    std::size_t read_escape(std::size_t i) {
        const Escape escape = escape_at(text_.substr(i, 16));
        if (escape.size == 0) {
            builder_.add(text_.substr(i, 1), static_cast<std::uint32_t>(i));
            return i + 1;
        }
        if (escape.value == U'\n') {
            builder_.end_block();
        } else {
            std::string character;
            utf8::append(character, escape.value);
            builder_.add_as(character, static_cast<std::uint32_t>(i),
                            static_cast<std::uint32_t>(escape.size));
        }
        return i + escape.size;
    }

    Builder& builder_;
    std::string_view text_;
    char quote_ = 0;  ///< what the string we are in was opened with, 0 where that is not known
};

bool has_separator(std::string_view text) {
    for (const std::string_view separator : {"', '", "\", '", "', \"", "\", \""}) {
        if (text.find(separator) != std::string_view::npos) return true;
    }
    return false;
}

bool has_escape(std::string_view text) {
    return text.find("\\xa0") != std::string_view::npos || text.find("\\u20") != std::string_view::npos;
}

}  // namespace

bool is_literal(std::string_view text) {
    const Trimmed inner = trim(text, 0, text.size());
    if (inner.end - inner.begin < 2) return false;
    std::string_view words = text.substr(inner.begin, inner.end - inner.begin);
    if (words.front() == '[') words.remove_prefix(1);
    const bool quoted = is_quote(words.front());
    return has_escape(text) || (quoted && (has_separator(text) || is_quote(words.back())));
}

void read_literal(Builder& builder, std::string_view text) {
    Reader(builder, text).run();
}

}  // namespace vacancy
