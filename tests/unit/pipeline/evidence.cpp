#include "evidence.h"

#include <fmt/format.h>
#include <rapidjson/document.h>

#include <algorithm>

#include "reread.h"

namespace vacancy::test {
namespace {

using rapidjson::Value;

std::string_view text_of(const Value& value) {
    return {value.GetString(), value.GetStringLength()};
}

/// What a scraper printed as a list of strings begins with a quote or a bracket.
bool is_printed_list(std::string_view bytes) {
    const std::size_t at = bytes.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    return at != bytes.npos && std::string_view("'\"[").find(bytes[at]) != std::string_view::npos;
}

std::string misplaced(const Value& evidence) {
    const bool placed = evidence["page"].IsUint() && evidence["box"].IsArray() && evidence["span"].IsNull();
    return placed ? "" : "no page and box";
}

/// Whether `text` is left where some characters of `whole` are taken out.
bool is_left_of(std::string_view text, std::string_view whole) {
    std::size_t at = 0;
    for (const char c : whole)
        if (at < text.size() && text[at] == c) ++at;
    return at == text.size();
}

/// Of words in columns that blanks set, those of another column may stand between two lines of a cell.
bool holds_columns(std::string_view bytes) {
    return bytes.find("   ") != bytes.npos && bytes.find('\n') != bytes.npos;
}

std::string misread(const Source& source, const std::string& charset, const Value& evidence) {
    if (source.type == MediaType::pdf) return misplaced(evidence);
    if (!evidence["span"].IsArray()) return "no span";
    const std::size_t begin = evidence["span"][0].GetUint(), end = evidence["span"][1].GetUint();
    if (begin > end || end > source.bytes.size()) return "the span is outside the input";
    const std::string_view bytes = std::string_view(source.bytes).substr(begin, end - begin);
    const bool literal = is_printed_list(source.bytes);
    const std::string there = bare_input(bytes, charset, source.type == MediaType::html, literal);
    const std::string said = bare_text(text_of(evidence["text"]), literal);
    if (holds_columns(bytes) && is_left_of(said, there)) return "";
    return there == said ? "" : fmt::format("[{}, {}) holds '{}'", begin, end, bytes.substr(0, 300));
}

template <class Check>
bool each_line(std::string_view text, Check check) {
    for (std::size_t end = 0; !text.empty(); text.remove_prefix(std::min(end + 1, text.size()))) {
        end = std::min(text.find('\n'), text.size());
        if (!check(text.substr(0, end))) return false;
    }
    return true;
}

/// A section's heading and text stand within its span; between its words may stand bullets,
/// numbers of items and what is not shown. Cells stand in the text one after the other: each line by itself.
std::string misread_section(const Source& source, const std::string& charset, const Value& section) {
    if (source.type == MediaType::pdf) return section["span"].IsNull() ? "" : "a span in a PDF\n";
    const std::size_t begin = section["span"][0].GetUint(), end = section["span"][1].GetUint();
    const std::string_view bytes = std::string_view(source.bytes).substr(begin, end - begin);
    const bool literal = is_printed_list(source.bytes);
    const std::string there = bare_input(bytes, charset, source.type == MediaType::html, literal);
    const auto stands = [&](std::string_view words) { return is_left_of(bare_text(words, literal), there); };
    for (const char* part : {"heading", "text"})
        if (!(holds_columns(bytes) ? each_line(text_of(section[part]), stands)
                                   : stands(text_of(section[part]))))
            return fmt::format("{} section {} [{}, {}): its {} is not there\n", source.path,
                               text_of(section["heading"]), begin, end, part);
    return "";
}

}  // namespace

std::string misread_evidence(const Source& source, const std::string& record) {
    rapidjson::Document json;
    json.Parse(record.c_str());
    const std::string charset(text_of(json["source"]["charset"]));
    std::string out;
    for (const auto& member : json["evidence"].GetObject()) {
        const std::string why = misread(source, charset, member.value);
        if (!why.empty())
            out += fmt::format("{} {} '{}': {}\n", source.path, text_of(member.name),
                               text_of(member.value["text"]).substr(0, 300), why);
    }
    for (const Value& section : json["sections"].GetArray()) out += misread_section(source, charset, section);
    return out;
}

}  // namespace vacancy::test
