// SARIF 2.1.0 (OASIS): results with regions of lines and bytes, rules with their help, what the baseline
// knows.
#include <algorithm>

#include "check/format.h"
#include "check/pages.h"
#include "check/uri.h"
#include "record/writer.h"

namespace vacancy {
namespace {

class SarifWriter final : public FindingWriter {
public:
    explicit SarifWriter(const CheckRun& run) : run_(run), codes_(run.profile->codes()) {}

    void begin(std::string& out) override {
        out +=
            R"({"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",)"
            R"("version":"2.1.0","runs":[{"tool":{"driver":)";
        JsonWriter json(cleared());
        json.StartObject();
        put(json, "name", "vacancy");
        put(json, "version", run_.version);
        json.Key("rules");
        json.StartArray();
        for (const std::string& code : codes_) put_rule(json, code);
        json.EndArray();
        json.EndObject();
        append(out);
        out += R"(},"columnKind":"unicodeCodePoints","results":[)";
    }

    void add(const CheckedInput& input, std::string& out) override {
        if (!input.unread.empty()) unread_.push_back({input.path, input.unread, input.why, {}});
        for (const PlacedFinding& finding : input.findings) {
            JsonWriter json(cleared());
            put_result(json, input, finding);
            append_result(out);
        }
    }

    void end(const CheckTally& tally, std::string& out) override {
        for (const Baseline::Entry& fixed : tally.fixed) {
            JsonWriter json(cleared());
            put_fixed(json, fixed);
            append_result(out);
        }
        out += R"(],"invocations":[)";
        JsonWriter json(cleared());
        put_invocation(json);
        append(out);
        out += "]}]}\n";
    }

private:
    rapidjson::StringBuffer& cleared() {
        buffer_.Clear();
        return buffer_;
    }
    void append(std::string& out) { out.append(buffer_.GetString(), buffer_.GetSize()); }
    void append_result(std::string& out) {
        if (any_) out += ',';
        any_ = true;
        out += '\n';
        append(out);
    }

    static void put(JsonWriter& json, std::string_view key, std::string_view value) {
        json.Key(key);
        json.String(value);
    }
    static void put(JsonWriter& json, std::string_view key, std::uint32_t value) {
        json.Key(key);
        json.Uint(value);
    }
    static void put_text(JsonWriter& json, std::string_view key, std::string_view text) {
        json.Key(key);
        json.StartObject();
        put(json, "text", text);
        json.EndObject();
    }

    void put_rule(JsonWriter& json, const std::string& code) const {
        const Page page = page_of(code);
        json.StartObject();
        put(json, "id", code);
        put_text(json, "shortDescription", page.title.empty() ? std::string_view(code) : page.title);
        if (!page.about.empty()) put_text(json, "fullDescription", page.about);
        if (!page.text.empty()) {
            json.Key("help");
            json.StartObject();
            put(json, "text", page.help.empty() ? page.title : page.help);
            put(json, "markdown", page.text);
            json.EndObject();
        }
        json.Key("defaultConfiguration");
        json.StartObject();
        const auto severity = run_.profile->severity(code, Severity::warning);
        put(json, "level", severity ? name_of(*severity) : std::string_view("none"));
        json.EndObject();
        json.EndObject();
    }

    /// `regions` is false for what has no place.
    static void put_location(JsonWriter& json, std::string_view path, const FindingPlace& place,
                             std::string_view snippet) {
        json.Key("physicalLocation");
        json.StartObject();
        json.Key("artifactLocation");
        json.StartObject();
        put(json, "uri", uri_of_path(path));
        json.EndObject();
        if (place.line > 0) {
            json.Key("region");
            json.StartObject();
            put(json, "startLine", place.line);
            put(json, "startColumn", place.column);
            put(json, "endLine", place.end_line);
            put(json, "endColumn", place.end_column);
            put(json, "byteOffset", place.bytes->begin);
            put(json, "byteLength", place.bytes->size());
            if (!snippet.empty()) put_text(json, "snippet", snippet);
            json.EndObject();
        }
        json.EndObject();
        if (place.page) put_page(json, *place.page);
    }

    static void put_page(JsonWriter& json, const PagePlace& page) {
        json.Key("properties");
        json.StartObject();
        put(json, "page", page.page);
        json.Key("box");
        json.StartArray();
        for (const double side : page.box) json.Double(side);
        json.EndArray();
        json.EndObject();
    }

    void put_result(JsonWriter& json, const CheckedInput& input, const PlacedFinding& finding) const {
        json.StartObject();
        put(json, "ruleId", finding.code);
        const auto rule = std::find(codes_.begin(), codes_.end(), finding.code);
        if (rule != codes_.end()) put(json, "ruleIndex", static_cast<std::uint32_t>(rule - codes_.begin()));
        put(json, "level", name_of(finding.severity));
        put_text(json, "message", finding.message);
        json.Key("locations");
        json.StartArray();
        json.StartObject();
        put_location(json, input.path, finding.place, finding.text);
        json.EndObject();
        json.EndArray();
        put_notes(json, input, finding);
        put_fingerprint(json, finding.fingerprint);
        if (run_.has_baseline) put(json, "baselineState", finding.known ? "unchanged" : "new");
        json.Key("properties");
        json.StartObject();
        put(json, "record", finding.record);
        if (!finding.field.empty()) put(json, "field", finding.field);
        if (!finding.help.empty()) put(json, "help", finding.help);
        json.EndObject();
        json.EndObject();
    }

    static void put_notes(JsonWriter& json, const CheckedInput& input, const PlacedFinding& finding) {
        if (finding.notes.empty()) return;
        json.Key("relatedLocations");
        json.StartArray();
        for (std::uint32_t i = 0; i < finding.notes.size(); ++i) {
            json.StartObject();
            put(json, "id", i + 1);
            put_text(json, "message", finding.notes[i].message);
            put_location(json, input.path, finding.notes[i].place, {});
            json.EndObject();
        }
        json.EndArray();
    }

    static void put_fingerprint(JsonWriter& json, std::string_view fingerprint) {
        json.Key("partialFingerprints");
        json.StartObject();
        put(json, "vacancy/1", fingerprint);
        json.EndObject();
    }

    static void put_fixed(JsonWriter& json, const Baseline::Entry& fixed) {
        json.StartObject();
        put(json, "ruleId", fixed.code);
        put(json, "level", name_of(fixed.severity));
        put_text(json, "message", fixed.message);
        json.Key("locations");
        json.StartArray();
        json.StartObject();
        put_location(json, fixed.path, {}, {});
        json.EndObject();
        json.EndArray();
        put_fingerprint(json, fixed.fingerprint);
        put(json, "baselineState", "absent");
        json.EndObject();
    }

    /// Inputs that could not be read are notifications of the run.
    void put_invocation(JsonWriter& json) const {
        json.StartObject();
        json.Key("executionSuccessful");
        json.Bool(unread_.empty());
        json.Key("toolExecutionNotifications");
        json.StartArray();
        for (const CheckedInput& input : unread_) {
            json.StartObject();
            json.Key("descriptor");
            json.StartObject();
            put(json, "id", input.unread);
            json.EndObject();
            put(json, "level", "error");
            put_text(json, "message", input.why);
            json.Key("locations");
            json.StartArray();
            json.StartObject();
            put_location(json, input.path, {}, {});
            json.EndObject();
            json.EndArray();
            json.EndObject();
        }
        json.EndArray();
        json.EndObject();
    }

    CheckRun run_;
    std::vector<std::string> codes_;
    rapidjson::StringBuffer buffer_;
    std::vector<CheckedInput> unread_;
    bool any_ = false;
};

}  // namespace

std::unique_ptr<FindingWriter> open_sarif(const CheckRun& run) {
    return std::make_unique<SarifWriter>(run);
}

}  // namespace vacancy
