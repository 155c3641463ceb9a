// Findings as JSON: between the threads that check and the one that writes, in the formats json and ndjson,
// and read back from there as a baseline.
#include <rapidjson/document.h>

#include "check/json.h"
#include "record/json_tree.h"

namespace vacancy {
namespace {

using rapidjson::SizeType;

void put(JsonWriter& out, std::string_view key, std::string_view value) {
    out.Key(key);
    value.empty() ? out.Null() : out.String(value);
}

void put_number(JsonWriter& out, std::string_view key, std::uint32_t value) {
    out.Key(key);
    value == 0 ? out.Null() : out.Uint(value);
}

void put_place(JsonWriter& out, const FindingPlace& place) {
    put_number(out, "line", place.line);
    put_number(out, "column", place.column);
    put_number(out, "end_line", place.end_line);
    put_number(out, "end_column", place.end_column);
    out.Key("span");
    if (place.bytes) {
        out.StartArray();
        out.Uint(place.bytes->begin);
        out.Uint(place.bytes->end);
        out.EndArray();
    } else {
        out.Null();
    }
    put_number(out, "page", place.page ? place.page->page : 0);
    out.Key("box");
    if (!place.page) {
        out.Null();
        return;
    }
    out.StartArray();
    for (const double side : place.page->box) out.Double(side);
    out.EndArray();
}

FindingPlace place_of(const Json& object) {
    FindingPlace place;
    place.line = number_at(object, "line");
    place.column = number_at(object, "column");
    place.end_line = number_at(object, "end_line");
    place.end_column = number_at(object, "end_column");
    const Json* span = list_at(object, "span");
    if (span && span->Size() == 2 && (*span)[0].IsUint() && (*span)[1].IsUint())
        place.bytes = Span{(*span)[0].GetUint(), (*span)[1].GetUint()};
    const Json* box = list_at(object, "box");
    if (box && box->Size() == 4) {
        place.page.emplace().page = number_at(object, "page");
        for (SizeType i = 0; i < 4; ++i)
            place.page->box[i] = (*box)[i].IsNumber() ? (*box)[i].GetDouble() : 0;
    }
    place.excerpt = text_at(object, "excerpt");
    return place;
}

Severity severity_of(std::string_view name) {
    for (const Severity severity : {Severity::error, Severity::note})
        if (name_of(severity) == name) return severity;
    return Severity::warning;
}

}  // namespace

void put_finding(JsonWriter& out, const CheckedInput& input, const PlacedFinding& finding, bool excerpts) {
    out.StartObject();
    put(out, "path", input.path);
    put(out, "record", finding.record);
    put(out, "severity", name_of(finding.severity));
    put(out, "code", finding.code);
    put(out, "message", finding.message);
    put(out, "field", finding.field);
    put_place(out, finding.place);
    put(out, "text", finding.text);
    put(out, "help", finding.help);
    out.Key("notes");
    out.StartArray();
    for (const PlacedFinding::Note& note : finding.notes) {
        out.StartObject();
        put(out, "message", note.message);
        put_place(out, note.place);
        if (excerpts) put(out, "excerpt", note.place.excerpt);
        out.EndObject();
    }
    out.EndArray();
    put(out, "fingerprint", finding.fingerprint);
    out.Key("known");
    out.Bool(finding.known);
    if (excerpts) put(out, "excerpt", finding.place.excerpt);
    out.EndObject();
}

PlacedFinding finding_of(const Json& object) {
    PlacedFinding finding;
    finding.severity = severity_of(text_at(object, "severity"));
    finding.code = text_at(object, "code");
    finding.message = text_at(object, "message");
    finding.field = text_at(object, "field");
    finding.help = text_at(object, "help");
    finding.record = text_at(object, "record");
    finding.text = text_at(object, "text");
    finding.fingerprint = text_at(object, "fingerprint");
    finding.place = place_of(object);
    if (const Json* notes = list_at(object, "notes"))
        for (const Json& note : notes->GetArray())
            if (note.IsObject())
                finding.notes.push_back({std::string(text_at(note, "message")), place_of(note)});
    return finding;
}

std::string to_json(const CheckedInput& input) {
    rapidjson::StringBuffer buffer;
    JsonWriter out(buffer);
    out.StartObject();
    put(out, "path", input.path);
    put(out, "unread", input.unread);
    put(out, "why", input.why);
    out.Key("findings");
    out.StartArray();
    for (const PlacedFinding& finding : input.findings) put_finding(out, input, finding, true);
    out.EndArray();
    out.EndObject();
    return {buffer.GetString(), buffer.GetSize()};
}

std::optional<CheckedInput> checked_input(std::string_view json) {
    rapidjson::Document tree;
    if (tree.Parse(json.data(), json.size()).HasParseError() || !tree.IsObject()) return std::nullopt;
    CheckedInput input;
    input.path = text_at(tree, "path");
    input.unread = text_at(tree, "unread");
    input.why = text_at(tree, "why");
    if (const Json* findings = list_at(tree, "findings"))
        for (const Json& finding : findings->GetArray())
            if (finding.IsObject()) input.findings.push_back(finding_of(finding));
    return input;
}

std::optional<CheckedInput> rejected_input(std::string_view json) {
    rapidjson::Document tree;
    if (tree.Parse(json.data(), json.size()).HasParseError() || !tree.IsObject()) return std::nullopt;
    CheckedInput input;
    input.path = text_at(tree, "path");
    if (const std::string_view member = text_at(tree, "member"); !member.empty())
        input.path.append("/").append(member);
    input.unread = text_at(tree, "code");
    input.why = text_at(tree, "message");
    return input;
}

}  // namespace vacancy
