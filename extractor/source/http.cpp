#include "source/http.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/ascii.h"

namespace vacancy {

namespace {

constexpr std::size_t kLongestCharset = 40;

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = to_lower(c);
    return out;
}

bool same_word(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return to_lower(x) == to_lower(y); });
}

/// The line at the front, without its end; taken off.
std::string_view take_line(std::string_view& text) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

/// Up to the next `mark`; taken off, with it.
std::string_view take_part(std::string_view& text, char mark) {
    const std::size_t end = text.find(mark);
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return trim(part);
}

bool is_charset_name(std::string_view name) {
    return name.size() <= kLongestCharset && std::all_of(name.begin(), name.end(), [](char c) {
               return is_alnum(c) || c == '-' || c == '_' || c == '.' || c == ':' || c == '+';
           });
}

std::string charset_in(std::string_view parameters) {
    while (!parameters.empty()) {
        std::string_view value = take_part(parameters, ';');
        if (!same_word(take_part(value, '='), "charset")) continue;
        while (!value.empty() && (value.front() == '"' || value.front() == '\'')) value.remove_prefix(1);
        while (!value.empty() && (value.back() == '"' || value.back() == '\'')) value.remove_suffix(1);
        return is_charset_name(value) ? lowered(value) : std::string();
    }
    return {};
}

/// Size of the chunk that begins here, with its line taken off; nothing where none does.
std::optional<std::size_t> take_chunk_size(std::string_view& rest) {
    std::string_view line = take_line(rest);
    line = take_part(line, ';');
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
    if (error != std::errc() || end != line.data() + line.size()) return std::nullopt;
    return size;
}

/// The chunks put together, or nothing where the body isn't in chunks. A last chunk that is cut off stays as
/// far as it goes.
std::optional<std::string> from_chunks(std::string_view rest) {
    std::string out;
    out.reserve(rest.size());
    for (;;) {
        const auto size = take_chunk_size(rest);
        if (!size) return std::nullopt;
        if (*size == 0) return out;
        out += rest.substr(0, *size);
        if (rest.size() <= *size) return out;
        rest.remove_prefix(*size);
        if (!take_line(rest).empty()) return std::nullopt;
        if (rest.empty()) return out;
    }
}

bool is_zlib(std::string_view body) {
    if (body.size() < 2) return false;
    const auto first = static_cast<unsigned char>(body[0]), second = static_cast<unsigned char>(body[1]);
    return (first & 0x0fu) == 8 && (first * 256u + second) % 31 == 0;
}

std::optional<Fault> inflate(std::string& body, Wrapper wrapper, Budget& budget) {
    Inflated all = inflate_all(body, wrapper, budget.limits().max_input_bytes);
    if (!budget.spend(all.bytes.size())) return budget.hit();
    if (all.too_large)
        return Fault{"too_large",
                     fmt::format("the page holds more than {} bytes", budget.limits().max_input_bytes),
                     {},
                     0,
                     "raise --max-input-bytes"};
    if (all.fault) return all.fault;
    body = std::move(all.bytes);
    return std::nullopt;
}

/// "deflate" means zlib, and many servers send it bare. Where it is neither, the body has been unwrapped
/// before.
std::optional<Fault> from_deflate(std::string& body, Budget& budget) {
    if (is_zlib(body)) return inflate(body, Wrapper::zlib, budget);
    std::optional<Fault> fault = inflate(body, Wrapper::none, budget);
    if (fault && fault->code == "archive_broken") return std::nullopt;
    return fault;
}

std::optional<Fault> undo(std::string_view encoding, std::string& body, Budget& budget) {
    if (same_word(encoding, "gzip") || same_word(encoding, "x-gzip")) {
        if (!body.starts_with("\x1f\x8b")) return std::nullopt;
        return inflate(body, Wrapper::gzip, budget);
    }
    if (same_word(encoding, "deflate")) return from_deflate(body, budget);
    if (encoding.empty() || same_word(encoding, "identity")) return std::nullopt;
    return Fault{"http_encoding", fmt::format("the body is encoded as '{}'", encoding)};
}

}  // namespace

Headers::Headers(std::string_view lines) {
    while (!lines.empty()) {
        std::string_view line = take_line(lines);
        if (line.empty()) break;
        if (is_blank(line[0]) && !fields_.empty()) {
            std::string_view& value = fields_.back().value;
            value = trim(std::string_view(
                value.data(), static_cast<std::size_t>(line.data() + line.size() - value.data())));
            continue;
        }
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        fields_.push_back({trim(line.substr(0, colon)), trim(line.substr(colon + 1))});
    }
}

std::string_view Headers::get(std::string_view name) const {
    for (const Header& field : fields_)
        if (same_word(field.name, name)) return field.value;
    return {};
}

std::size_t head_size(std::string_view bytes) {
    for (std::size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
        if (bytes.substr(at + 1).starts_with('\n')) return at + 2;
        if (bytes.substr(at + 1).starts_with("\r\n")) return at + 3;
    }
    return 0;
}

std::optional<int> http_status(std::string_view head) {
    std::string_view line = take_line(head);
    if (!line.starts_with("HTTP/")) return std::nullopt;
    take_part(line, ' ');
    line = trim(line);
    int status = 0;
    const auto [end, error] =
        std::from_chars(line.data(), line.data() + std::min<std::size_t>(line.size(), 3), status);
    if (error != std::errc() || end != line.data() + 3) return std::nullopt;
    return status;
}

ContentType content_type(std::string_view field) {
    ContentType out;
    out.media = lowered(take_part(field, ';'));
    out.charset = charset_in(field);
    return out;
}

std::optional<Fault> unwrap(std::string& body, std::string_view transfer, std::string_view content,
                            Budget& budget) {
    while (!transfer.empty())
        if (same_word(take_part(transfer, ','), "chunked"))
            if (std::optional<std::string> whole = from_chunks(body)) body = *std::move(whole);
    while (!content.empty()) {
        const std::size_t comma = content.rfind(',');
        const std::string_view last = trim(content.substr(comma == std::string_view::npos ? 0 : comma + 1));
        content = content.substr(0, comma == std::string_view::npos ? 0 : comma);
        if (std::optional<Fault> fault = undo(last, body, budget)) return fault;
    }
    return std::nullopt;
}

}  // namespace vacancy
