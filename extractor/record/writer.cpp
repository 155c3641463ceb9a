#include "record/writer.h"

#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>

namespace vacancy {

namespace {

constexpr std::uint64_t each(std::uint8_t byte) {
    return 0x0101010101010101u * byte;
}

/// The top bit of each byte of `word` that is below a blank, a quote, a backslash or not ASCII.
/// Borrows can mark bytes after the first such byte, never before it.
constexpr std::uint64_t special_bytes(std::uint64_t word) {
    const std::uint64_t quote = word ^ each('"');
    const std::uint64_t backslash = word ^ each('\\');
    const std::uint64_t below = (word - each(0x20)) | (quote - each(1)) | (backslash - each(1));
    return (below | word) & each(0x80);
}

bool is_special(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte >= 0x80 || byte == '"' || byte == '\\';
}

/// Where a copy has got to: from `from`, to `to`.
struct Copy {
    const char* from;
    char* to;
};

/// Copies up to the first byte that can't simply be copied, or up to `end`. May write
/// up to eight bytes beyond what it copies.
Copy copy_plain(Copy at, const char* end) {
    if constexpr (std::endian::native == std::endian::little) {
        for (; end - at.from >= 8; at.from += 8, at.to += 8) {
            std::uint64_t word;
            std::memcpy(&word, at.from, 8);
            std::memcpy(at.to, &word, 8);
            const std::uint64_t found = special_bytes(word);
            if (found == 0) continue;
            const int plain = std::countr_zero(found) / 8;
            return {at.from + plain, at.to + plain};
        }
    }
    while (at.from != end && !is_special(*at.from)) *at.to++ = *at.from++;
    return at;
}

char* put(char* to, std::string_view plain) {
    std::memcpy(to, plain.data(), plain.size());
    return to + plain.size();
}

char* put_escaped(char* to, unsigned char byte) {
    static constexpr char digits[] = "0123456789abcdef";
    switch (byte) {
        case '"':
            return put(to, "\\\"");
        case '\\':
            return put(to, "\\\\");
        case '\n':
            return put(to, "\\n");
        case '\t':
            return put(to, "\\t");
        case '\r':
            return put(to, "\\r");
        case '\f':
            return put(to, "\\f");
        case '\b':
            return put(to, "\\b");
        default:
            break;
    }
    const char escape[] = {'\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]};
    return put(to, {escape, sizeof escape});
}

/// Size of the valid UTF-8 sequence at `p`, which begins with a byte from 0x80 on; 0 if it is none.
std::size_t sequence_size(const char* p, const char* end) {
    const auto at = [&](int i) { return static_cast<unsigned char>(p[i]); };
    const auto follows = [&](int i) { return end - p > i && (at(i) & 0xC0) == 0x80; };
    if (at(0) >= 0xC2 && at(0) <= 0xDF) return follows(1) ? 2 : 0;
    if ((at(0) & 0xF0) == 0xE0) {
        if (!follows(1) || !follows(2)) return 0;
        const bool overlong = at(0) == 0xE0 && at(1) < 0xA0;
        const bool surrogate = at(0) == 0xED && at(1) > 0x9F;
        return overlong || surrogate ? 0 : 3;
    }
    if (at(0) >= 0xF0 && at(0) <= 0xF4) {
        if (!follows(1) || !follows(2) || !follows(3)) return 0;
        const bool overlong = at(0) == 0xF0 && at(1) < 0x90;
        const bool beyond = at(0) == 0xF4 && at(1) > 0x8F;
        return overlong || beyond ? 0 : 4;
    }
    return 0;
}

}  // namespace

void JsonWriter::write_string(std::string_view text) {
    os_->Put('"');
    const char* from = text.data();
    const char* const end = from + text.size();
    while (from != end) from = write_piece(from, end);
    os_->Put('"');
}

/// Writes the string from `from` on, up to some 4 KB of it, so that room for the worst case stays small;
/// gives where the next piece begins.
const char* JsonWriter::write_piece(const char* from, const char* end) {
    constexpr std::ptrdiff_t piece = 4096, longest_escape = 6, spare = 8;
    const char* const stop = end - from > piece ? from + piece : end;
    const auto room = static_cast<std::size_t>(longest_escape * (stop - from) + spare);
    char* const begin = os_->Push(room);
    Copy at{from, begin};
    while ((at = copy_plain(at, stop)).from != stop) {
        const auto byte = static_cast<unsigned char>(*at.from);
        if (byte < 0x80) {
            at = {at.from + 1, put_escaped(at.to, byte)};
            continue;
        }
        const std::size_t sequence = sequence_size(at.from, end);
        at.to = put(at.to, sequence != 0 ? std::string_view(at.from, sequence) : "\xEF\xBF\xBD");
        at.from += sequence != 0 ? sequence : 1;
        if (at.from >= stop) break;  // a sequence may reach into the next piece
    }
    os_->Pop(room - static_cast<std::size_t>(at.to - begin));
    return at.from;
}

bool JsonWriter::Double(double value) {
    constexpr double largest_whole = 9007199254740992.0;  // 2^53: below it every whole number is exact
    if (!std::isfinite(value)) return false;
    if (std::abs(value) < largest_whole && value == std::trunc(value))
        return Int64(static_cast<std::int64_t>(value));
    Prefix(rapidjson::kNumberType);
    char digits[32];
    const auto done = std::to_chars(digits, digits + sizeof digits, value);
    const auto size = static_cast<std::size_t>(done.ptr - digits);
    put(os_->Push(size), {digits, size});
    return EndValue(true);
}

namespace {

class Indenter {
public:
    Indenter(std::string_view json, std::string& out) : json_(json), out_(out) {}

    void run() {
        while (at_ < json_.size()) step();
    }

private:
    void step() {
        const char c = json_[at_];
        switch (c) {
            case '"':
                return copy_until(string_end());
            case '[':
            case '{':
                return open();
            case ']':
            case '}':
                --depth_, line(), take();
                return;
            case ',':
                take(), line();
                return;
            case ':':
                take(), out_ += ' ';
                return;
            default:
                return take();
        }
    }

    void open() {
        const std::size_t flat = json_.find_first_of("[]{}\"", at_ + 1);
        if (flat != json_.npos && json_[flat] == (json_[at_] == '[' ? ']' : '}')) return flat_until(flat + 1);
        take();
        ++depth_, line();
    }

    /// A list of numbers, or an empty list or object: on one line.
    void flat_until(std::size_t end) {
        while (at_ < end) {
            const bool comma = json_[at_] == ',';
            take();
            if (comma) out_ += ' ';
        }
    }

    std::size_t string_end() const {
        std::size_t end = at_ + 1;
        while (end < json_.size() && json_[end] != '"') end += json_[end] == '\\' ? 2 : 1;
        return end < json_.size() ? end + 1 : json_.size();
    }

    void copy_until(std::size_t end) {
        out_.append(json_.substr(at_, end - at_));
        at_ = end;
    }

    void take() { out_ += json_[at_++]; }

    void line() {
        out_ += '\n';
        out_.append(2 * depth_, ' ');
    }

    std::string_view json_;
    std::string& out_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
};

}  // namespace

void indent_json(std::string_view compact, std::string& out) {
    Indenter(compact, out).run();
}

}  // namespace vacancy
