#include "document/decode.h"

#include <fmt/format.h>
#include <uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include "document/utf8.h"

namespace vacancy {

namespace {

std::uint32_t u32(std::size_t value) {
    return static_cast<std::uint32_t>(value);
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

/// Charset label in lower case, blanks and quotes off; what the web calls
/// Latin-1 is Windows-1252.
std::string canonical_charset(std::string_view label) {
    std::string name;
    for (const char c : label.substr(0, 40)) {
        if (c != ' ' && c != '"' && c != '\'' && c != '\t') name.push_back(lower(c));
    }
    for (const std::string_view latin : {"iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1", "us-ascii",
                                         "ascii", "cp1252", "windows-1252", "x-cp1252", "ansi"}) {
        if (name == latin) return "windows-1252";
    }
    return name == "utf8" ? "utf-8" : name;
}

/// The Unicode encoding that a byte order mark declares, and the mark's size.
struct Mark {
    const char* charset = nullptr;
    std::size_t size = 0;
};

Mark byte_order_mark(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xef\xbb\xbf"sv)) return {"UTF-8", 3};
    if (bytes.starts_with("\xff\xfe\0\0"sv)) return {"UTF-32LE", 4};
    if (bytes.starts_with("\0\0\xfe\xff"sv)) return {"UTF-32BE", 4};
    if (bytes.starts_with("\xff\xfe"sv)) return {"UTF-16LE", 2};
    if (bytes.starts_with("\xfe\xff"sv)) return {"UTF-16BE", 2};
    return {};
}

/// UTF-16 without a mark shows as zeros in every other byte.
const char* wide_by_zeros(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 4096);
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < head.size(); ++i) zeros[i % 2] += head[i] == '\0';
    const std::size_t half = head.size() / 2;
    if (half < 2) return nullptr;
    if (zeros[1] * 10 >= half * 7 && zeros[0] * 10 <= half) return "UTF-16LE";
    if (zeros[0] * 10 >= half * 7 && zeros[1] * 10 <= half) return "UTF-16BE";
    return nullptr;
}

struct Tally {
    std::size_t sequences = 0;  ///< valid ones of two bytes and more
    std::size_t invalid = 0;    ///< bytes
    std::size_t first = 0;      ///< the first of them
};

Tally tally_utf8(std::string_view bytes) {
    Tally tally;
    for (std::size_t at = 0; at < bytes.size();) {
        if (utf8::byte_at(bytes, at) < 0x80) {
            ++at;
        } else if (const std::size_t size = utf8::sequence_at(bytes, at)) {
            ++tally.sequences;
            at += size;
        } else {
            if (tally.invalid++ == 0) tally.first = at;
            ++at;
        }
    }
    return tally;
}

/// What the bytes look like. Adverts are English or Welsh: a guess at another
/// single-byte charset is Windows-1252, one at a multi-byte charset needs many high bytes.
std::string guessed_charset(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 1u << 20);
    const auto high = static_cast<std::size_t>(
        std::count_if(head.begin(), head.end(), [](char c) { return static_cast<signed char>(c) < 0; }));
    if (high * 5 < head.size()) return "windows-1252";
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), uchardet_delete);
    if (uchardet_handle_data(detector.get(), head.data(), head.size()) != 0) return "windows-1252";
    uchardet_data_end(detector.get());
    const std::string name = canonical_charset(uchardet_get_charset(detector.get()));
    const bool single = name.empty() || name.starts_with("iso-8859") || name.starts_with("windows-") ||
                        name.starts_with("mac") || name.starts_with("ibm") || name.starts_with("utf");
    return single ? "windows-1252" : name;
}

/// Collects text and its map from pieces of the input.
class Collector {
public:
    Collector(std::string_view bytes, Decoded& out) : bytes_(bytes), out_(out) {}

    void verbatim(std::size_t begin, std::size_t end) {
        out_.origin.verbatim(u32(end - begin));
        out_.owned.append(bytes_, begin, end - begin);
    }
    void converted(char32_t c, std::size_t begin, std::size_t end) {
        const std::size_t before = out_.owned.size();
        utf8::append(out_.owned, c);
        out_.origin.converted(u32(out_.owned.size() - before), u32(end - begin));
    }

private:
    std::string_view bytes_;
    Decoded& out_;
};

void note_invalid(Decoded& out, std::size_t count, std::size_t first, std::string_view charset) {
    Diagnostic note;
    note.severity = Severity::warning;
    note.code = "invalid_bytes";
    note.message = fmt::format("{} byte{} not valid {}, the first at byte {}, read as U+FFFD", count,
                               count == 1 ? " is" : "s are", charset, first);
    note.span = {u32(first), u32(first + 1)};
    out.diagnostics.push_back(std::move(note));
}

void decode_utf8(std::string_view bytes, std::size_t from, Decoded& out) {
    out.charset = "UTF-8";
    out.origin = DecodedMap(u32(from));
    const std::size_t valid = utf8::valid_until(bytes, from);
    if (valid == bytes.size()) {
        out.text = bytes.substr(from);
        out.origin.verbatim(u32(bytes.size() - from));
        return;
    }
    Collector collector(bytes, out);
    std::size_t invalid = 0;
    for (std::size_t at = from; at < bytes.size();) {
        const std::size_t end = at == from ? valid : utf8::valid_until(bytes, at);
        collector.verbatim(at, end);
        if (end < bytes.size()) {
            collector.converted(utf8::kReplacement, end, end + 1);
            ++invalid;
        }
        at = std::min(end + 1, bytes.size());
    }
    note_invalid(out, invalid, valid, "UTF-8");
    out.text = out.owned;
}

void decode_windows_1252(std::string_view bytes, Decoded& out) {
    out.charset = "windows-1252";
    Collector collector(bytes, out);
    std::size_t done = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const unsigned char byte = utf8::byte_at(bytes, at);
        if (byte < 0x80) continue;
        collector.verbatim(done, at);
        const char16_t mapped = byte < 0xa0 ? utf8::kWindows1252[byte - 0x80] : char16_t{byte};
        collector.converted(mapped == 0 ? byte : mapped, at, at + 1);
        done = at + 1;
    }
    collector.verbatim(done, bytes.size());
    out.text = out.owned;
}

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open_converter(const std::string& charset) {
    UErrorCode error = U_ZERO_ERROR;
    Converter converter(charset.empty() ? nullptr : ucnv_open(charset.c_str(), &error), ucnv_close);
    if (U_FAILURE(error)) converter.reset();
    return converter;
}

/// Units of UTF-16 with their offsets, put together to characters.
class Units {
public:
    Units(Collector& collector, std::string_view bytes, std::size_t from)
        : collector_(collector), bytes_(bytes), begin_(from) {}

    void put(char16_t unit, std::size_t offset) {
        if (have_) {
            if (high_ != 0 && U16_IS_TRAIL(unit)) {
                character_ = static_cast<char32_t>(U16_GET_SUPPLEMENTARY(high_, unit));
                high_ = 0;
                return;
            }
            flush(offset);
        }
        have_ = true;
        high_ = U16_IS_LEAD(unit) ? unit : char16_t{0};
        character_ = U16_IS_SURROGATE(unit) ? utf8::kReplacement : char32_t{unit};
    }
    void flush(std::size_t end) {
        if (!have_) return;
        have_ = false;
        if (character_ == utf8::kReplacement) {
            if (invalid_++ == 0) first_ = begin_;
        }
        const bool same = character_ < 0x80 && end == begin_ + 1 &&
                          static_cast<char32_t>(utf8::byte_at(bytes_, begin_)) == character_;
        if (same) {
            collector_.verbatim(begin_, end);
        } else {
            collector_.converted(character_, begin_, end);
        }
        begin_ = end;
    }
    std::size_t invalid() const { return invalid_; }
    std::size_t first() const { return first_; }

private:
    Collector& collector_;
    std::string_view bytes_;
    std::size_t begin_;  ///< of the character: where the one before ended
    std::size_t invalid_ = 0;
    std::size_t first_ = 0;
    char32_t character_ = 0;
    char16_t high_ = 0;
    bool have_ = false;
};

bool decode_converted(std::string_view bytes, std::size_t from, const std::string& charset, Decoded& out) {
    const Converter converter = open_converter(charset);
    if (!converter) return false;
    out.origin = DecodedMap(u32(from));
    Collector collector(bytes, out);
    Units units(collector, bytes, from);
    std::array<UChar, 4096> buffer{};
    std::array<std::int32_t, 4096> offsets{};
    const char* source = bytes.data() + from;
    const char* const end = bytes.data() + bytes.size();
    std::size_t last = from;
    for (;;) {
        UErrorCode error = U_ZERO_ERROR;
        UChar* target = buffer.data();
        const std::size_t base = static_cast<std::size_t>(source - bytes.data());
        ucnv_toUnicode(converter.get(), &target, buffer.data() + buffer.size(), &source, end, offsets.data(),
                       true, &error);
        const auto count = static_cast<std::size_t>(target - buffer.data());
        for (std::size_t i = 0; i < count; ++i) {
            // Units left over from the call before have no offset of their own.
            if (offsets[i] >= 0) last = std::max(last, base + static_cast<std::size_t>(offsets[i]));
            units.put(static_cast<char16_t>(buffer[i]), last);
        }
        if (error != U_BUFFER_OVERFLOW_ERROR) break;
    }
    units.flush(bytes.size());
    if (units.invalid() != 0) note_invalid(out, units.invalid(), units.first(), charset);
    out.text = out.owned;
    out.charset = charset;
    return true;
}

void decode_as(std::string_view bytes, const std::string& charset, Decoded& out) {
    if (charset == "utf-8") return decode_utf8(bytes, 0, out);
    if (charset == "windows-1252" || !decode_converted(bytes, 0, charset, out)) {
        decode_windows_1252(bytes, out);
    }
}

/// Not UTF-8 throughout: mostly UTF-8 with stray bytes, or another charset.
void decode_other(std::string_view bytes, const std::string& declared, Decoded& out) {
    const Tally tally = tally_utf8(bytes);
    const bool says_utf8 = declared == "utf-8";
    if (tally.sequences > 0 && (says_utf8 || tally.sequences >= 4 * tally.invalid)) {
        return decode_utf8(bytes, 0, out);
    }
    const bool known =
        !declared.empty() && !says_utf8 && !declared.starts_with("utf") && open_converter(declared);
    decode_as(bytes, known ? declared : guessed_charset(bytes), out);
}

void decode_bytes(std::string_view bytes, std::string_view hint, std::string_view declared, Decoded& out) {
    if (const Mark mark = byte_order_mark(bytes); mark.charset != nullptr) {
        if (mark.size == 3) return decode_utf8(bytes, 3, out);
        if (decode_converted(bytes, mark.size, mark.charset, out)) return;
    }
    if (std::memchr(bytes.data(), 0, std::min<std::size_t>(bytes.size(), 4096)) != nullptr) {
        const char* wide = wide_by_zeros(bytes);
        if (wide != nullptr && decode_converted(bytes, 0, wide, out)) return;
    }
    if (utf8::valid_until(bytes) == bytes.size()) return decode_utf8(bytes, 0, out);
    decode_other(bytes, canonical_charset(hint.empty() ? declared : hint), out);
}

/// Doubly misread text takes two rounds.
void repair(Decoded& out) {
    std::size_t repaired = 0;
    Span place;
    for (int round = 0; round < 3; ++round) {
        std::string text;
        DecodedMap map;
        std::size_t first = 0;
        if (!repair_mojibake(out.text, text, map, repaired, first)) break;
        if (round == 0) place = out.origin.to_source({u32(first), u32(first + 1)});
        out.origin = compose(map, out.origin);
        out.owned = std::move(text);
        out.text = out.owned;
    }
    if (repaired == 0) return;
    Diagnostic note;
    note.severity = Severity::note;
    note.code = "mojibake_repaired";
    note.message = fmt::format("{} character{} of UTF-8 misread as Windows-1252 {} repaired", repaired,
                               repaired == 1 ? "" : "s", repaired == 1 ? "was" : "were");
    note.span = place;
    out.diagnostics.push_back(std::move(note));
}

std::string_view quoted_value(std::string_view text) {
    std::size_t begin = 0;
    while (begin < text.size() && (text[begin] == ' ' || text[begin] == '"' || text[begin] == '\'')) ++begin;
    std::size_t end = begin;
    while (end < text.size() && std::strchr(" \"'>/;?\t\r\n", text[end]) == nullptr) ++end;
    return text.substr(begin, end - begin);
}

/// Place of `word` (lower case) in `text` whatever its case, from `from` on.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
    const auto same = [](char a, char b) { return lower(a) == b; };
    const auto at = std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), word.begin(),
                                word.end(), same);
    return at == text.end() ? std::string_view::npos : static_cast<std::size_t>(at - text.begin());
}

}  // namespace

std::string_view declared_charset(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 4096);
    if (head.starts_with("<?xml")) {
        const std::string_view line = head.substr(0, head.find("?>"));
        const std::size_t at = line.find("encoding=");
        if (at != std::string_view::npos) return quoted_value(line.substr(at + 9));
    }
    for (std::size_t at = head.find('<'); at != std::string_view::npos; at = head.find('<', at + 1)) {
        if (find_word(head.substr(at, 5), "<meta", 0) != 0) continue;
        const std::string_view tag = head.substr(at, head.substr(at).find('>'));
        const std::size_t word = find_word(tag, "charset", 0);
        if (word == std::string_view::npos) continue;
        std::size_t value = word + 7;
        while (value < tag.size() && tag[value] == ' ') ++value;
        if (value < tag.size() && tag[value] == '=') return quoted_value(tag.substr(value + 1));
    }
    return {};
}

namespace {

/// The parts of the text `span` that are one run of `map` each: `part` gets the run and where it begins and
/// ends.
template <class Part>
void for_each_part(DecodedMap::Reader& map, Span span, const Part& part) {
    for (std::uint32_t from = span.begin; from < span.end;) {
        const DecodedMap::Run& run = map.at(from);
        const std::uint32_t until = run.text_end() > from ? std::min(span.end, run.text_end()) : span.end;
        part(run, from, until);
        from = until;
    }
}

}  // namespace

OriginMap compose(const OriginMap& first, const DecodedMap& second) {
    OriginMap out;
    if (second.empty()) return out;
    DecodedMap::Reader reader(second);
    for (const OriginMap::Run& run : first.runs()) {
        const Span whole{run.source, run.source + run.source_size};
        if (!run.verbatim) {
            const Span source = reader.to_source(whole);
            out.append(run.canonical, source.begin, source.size(), false);
            continue;
        }
        for_each_part(reader, whole, [&](const DecodedMap::Run& at, std::uint32_t from, std::uint32_t until) {
            const std::uint32_t canonical = run.canonical + (from - run.source);
            if (at.verbatim)
                out.append(canonical, at.source + (from - at.text), until - from, true);
            else
                out.append(canonical, at.source, at.source_size, false);
        });
    }
    return out;
}

DecodedMap compose(const DecodedMap& first, const DecodedMap& second) {
    DecodedMap out(second.source_begin());
    DecodedMap::Reader reader(second);
    for (DecodedMap::Reader runs(first); runs.next();) {
        const DecodedMap::Run& run = runs.run();
        const Span whole{run.source, run.source_end()};
        if (!run.verbatim) {
            out.converted(run.text_size, reader.to_source(whole).size());
            continue;
        }
        for_each_part(reader, whole, [&](const DecodedMap::Run& at, std::uint32_t from, std::uint32_t until) {
            if (at.verbatim)
                out.verbatim(until - from);
            else
                out.converted(until - from, at.source_size);
        });
    }
    return out;
}

std::vector<std::uint32_t> line_begins(std::string_view bytes, const Decoded& decoded) {
    const bool wide = decoded.charset.starts_with("UTF-16") || decoded.charset.starts_with("UTF-32");
    const std::string_view text = wide ? decoded.text : bytes;
    std::vector<std::uint32_t> begins{0};
    DecodedMap::Reader origin(decoded.origin);
    const auto end_at = [&](std::size_t at) {
        begins.push_back(wide ? origin.to_source({u32(at), u32(at + 1)}).end : u32(at + 1));
    };
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const std::string_view line = text.substr(begin, end - begin);
        for (std::size_t cr = line.find('\r'); cr != std::string_view::npos; cr = line.find('\r', cr + 1)) {
            if (cr + 1 < line.size() || end == text.size()) end_at(begin + cr);
        }
        if (end < text.size()) end_at(end);
        begin = end + 1;
    }
    return begins;
}

void decode(std::string_view bytes, std::string_view hint, std::string_view declared, Decoded& out) {
    if (bytes.empty()) {
        out.charset = "UTF-8";
        return;
    }
    decode_bytes(bytes, hint, declared, out);
    repair(out);
}

}  // namespace vacancy
