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

/// The first byte from `p` on that can't simply be copied, or `end`.
const char* find_special(const char* p, const char* end) {
    if constexpr (std::endian::native == std::endian::little) {
        for (; end - p >= 8; p += 8) {
            std::uint64_t word;
            std::memcpy(&word, p, 8);
            const std::uint64_t found = special_bytes(word);
            if (found) return p + std::countr_zero(found) / 8;
        }
    }
    while (p != end && !is_special(*p)) ++p;
    return p;
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

void JsonWriter::put(std::string_view plain) {
    if (!plain.empty()) std::memcpy(os_->Push(plain.size()), plain.data(), plain.size());
}

void JsonWriter::put_escaped(unsigned char byte) {
    static constexpr char digits[] = "0123456789abcdef";
    switch (byte) {
        case '"':
            return put("\\\"");
        case '\\':
            return put("\\\\");
        case '\n':
            return put("\\n");
        case '\t':
            return put("\\t");
        case '\r':
            return put("\\r");
        case '\f':
            return put("\\f");
        case '\b':
            return put("\\b");
        default:
            break;
    }
    const char escape[] = {'\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]};
    put({escape, sizeof escape});
}

void JsonWriter::write_string(std::string_view text) {
    os_->Put('"');
    const char* run = text.data();  // what is not yet copied begins here
    const char* const end = run + text.size();
    const char* p = run;
    while ((p = find_special(p, end)) != end) {
        const auto byte = static_cast<unsigned char>(*p);
        const std::size_t sequence = byte >= 0x80 ? sequence_size(p, end) : 0;
        if (sequence != 0) {
            p += sequence;
            continue;
        }
        put({run, static_cast<std::size_t>(p - run)});
        if (byte >= 0x80)
            put("\xEF\xBF\xBD");
        else
            put_escaped(byte);
        run = ++p;
    }
    put({run, static_cast<std::size_t>(end - run)});
    os_->Put('"');
}

bool JsonWriter::Double(double value) {
    constexpr double largest_whole = 9007199254740992.0;  // 2^53: below it every whole number is exact
    if (!std::isfinite(value)) return false;
    if (std::abs(value) < largest_whole && value == std::trunc(value))
        return Int64(static_cast<std::int64_t>(value));
    Prefix(rapidjson::kNumberType);
    char digits[32];
    const auto done = std::to_chars(digits, digits + sizeof digits, value);
    put({digits, static_cast<std::size_t>(done.ptr - digits)});
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
