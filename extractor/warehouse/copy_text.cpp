#include "warehouse/copy_text.h"

#include <fmt/format.h>

#include <array>
#include <iterator>

namespace vacancy {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// What stands for a byte; empty: itself.
constexpr std::array<std::string_view, 128> escapes = [] {
    std::array<std::string_view, 128> all{};
    all['\\'] = "\\\\";
    all['\n'] = "\\n";
    all['\r'] = "\\r";
    all['\t'] = "\\t";
    all[0] = replacement;
    return all;
}();

void append_text(std::string& line, std::string_view text) {
    std::size_t done = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte > '\\' || escapes[byte].empty()) continue;
        line.append(text, done, at - done).append(escapes[byte]);
        done = at + 1;
    }
    line.append(text, done);
}

struct Append {
    std::string& line;

    void operator()(std::monostate) const { line += "\\N"; }
    void operator()(std::int64_t value) const { fmt::format_to(std::back_inserter(line), "{}", value); }
    void operator()(double value) const { fmt::format_to(std::back_inserter(line), "{}", value); }
    void operator()(bool value) const { line += value ? 't' : 'f'; }
    void operator()(std::string_view value) const { append_text(line, value); }
};

template <class Number>
void append_big_endian(std::string& bytes, Number number) {
    for (std::size_t left = sizeof number; left > 0; --left)
        bytes += static_cast<char>(number >> (8 * (left - 1)) & 0xFF);
}

}  // namespace

void append_cell(std::string& line, const SqlValue& cell) {
    if (!line.empty() && line.back() != '\n') line += '\t';
    std::visit(Append{line}, cell);
}

void append_binary_row(std::string& bytes, std::span<const SqlValue> cells) {
    append_big_endian(bytes, static_cast<std::uint16_t>(cells.size()));
    for (const SqlValue& cell : cells) {
        if (const auto* const number = std::get_if<std::int64_t>(&cell)) {
            append_big_endian(bytes, std::uint32_t{sizeof *number});
            append_big_endian(bytes, static_cast<std::uint64_t>(*number));
        } else {
            const auto text = std::get<std::string_view>(cell);
            append_big_endian(bytes, static_cast<std::uint32_t>(text.size()));
            bytes += text;
        }
    }
}

std::string text_array(std::span<const std::string> texts) {
    std::string out = "{";
    for (const std::string& text : texts) {
        out += out.size() > 1 ? ",\"" : "\"";
        for (const char c : text) {
            if (c == '"' || c == '\\') out += '\\';
            out += c;
        }
        out += '"';
    }
    return out + '}';
}

}  // namespace vacancy
