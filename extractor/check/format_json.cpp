// Findings as JSON: one document with a summary, or a line each.
#include "check/format.h"
#include "check/json.h"

namespace vacancy {
namespace {

class NdjsonWriter final : public FindingWriter {
public:
    void add(const CheckedInput& input, std::string& out) override {
        for (const PlacedFinding& finding : input.findings) {
            buffer_.Clear();
            JsonWriter json(buffer_);
            put_finding(json, input, finding, false);
            out.append(buffer_.GetString(), buffer_.GetSize());
            out += '\n';
        }
    }

private:
    rapidjson::StringBuffer buffer_;
};

void put_counts(JsonWriter& json, const CheckTally::Counts& counts) {
    json.Key("errors");
    json.Uint64(counts.errors);
    json.Key("warnings");
    json.Uint64(counts.warnings);
    json.Key("notes");
    json.Uint64(counts.notes);
    json.Key("known");
    json.Uint64(counts.known);
}

class WholeWriter final : public FindingWriter {
public:
    explicit WholeWriter(const CheckRun& run) : run_(run) {}

    void begin(std::string& out) override {
        out += R"({"schema":"vacancy-check/1","profile":")" + run_.profile->name() + R"(","findings":[)";
    }

    void add(const CheckedInput& input, std::string& out) override {
        if (!input.unread.empty()) unread_.push_back({input.path, input.unread, input.why, {}});
        for (const PlacedFinding& finding : input.findings) {
            buffer_.Clear();
            JsonWriter json(buffer_);
            put_finding(json, input, finding, false);
            if (any_) out += ',';
            any_ = true;
            out += '\n';
            out.append(buffer_.GetString(), buffer_.GetSize());
        }
    }

    void end(const CheckTally& tally, std::string& out) override {
        out += "],\n";
        buffer_.Clear();
        JsonWriter json(buffer_);
        json.StartObject();
        put_fixed(json, tally);
        put_unread(json);
        put_summary(json, tally);
        json.EndObject();
        out.append(buffer_.GetString() + 1, buffer_.GetSize() - 1);  // its members go on with the object
        out += '\n';
    }

private:
    static void put_fixed(JsonWriter& json, const CheckTally& tally) {
        json.Key("fixed");
        json.StartArray();
        for (const Baseline::Entry& fixed : tally.fixed) {
            json.StartObject();
            json.Key("path");
            json.String(fixed.path);
            json.Key("code");
            json.String(fixed.code);
            json.Key("message");
            json.String(fixed.message);
            json.Key("fingerprint");
            json.String(fixed.fingerprint);
            json.EndObject();
        }
        json.EndArray();
    }

    void put_unread(JsonWriter& json) const {
        json.Key("unread");
        json.StartArray();
        for (const CheckedInput& input : unread_) {
            json.StartObject();
            json.Key("path");
            json.String(input.path);
            json.Key("code");
            json.String(input.unread);
            json.Key("message");
            json.String(input.why);
            json.EndObject();
        }
        json.EndArray();
    }

    static void put_summary(JsonWriter& json, const CheckTally& tally) {
        json.Key("summary");
        json.StartObject();
        json.Key("adverts");
        json.Uint64(tally.inputs - tally.unread);
        put_counts(json, tally.all);
        json.Key("codes");
        json.StartObject();
        for (const auto& [code, counts] : tally.codes) {
            json.Key(code);
            json.StartObject();
            put_counts(json, counts);
            json.EndObject();
        }
        json.EndObject();
        json.EndObject();
    }

    CheckRun run_;
    rapidjson::StringBuffer buffer_;
    std::vector<CheckedInput> unread_;
    bool any_ = false;
};

}  // namespace

std::unique_ptr<FindingWriter> open_ndjson(const CheckRun&) {
    return std::make_unique<NdjsonWriter>();
}

std::unique_ptr<FindingWriter> open_json(const CheckRun& run) {
    return std::make_unique<WholeWriter>(run);
}

}  // namespace vacancy
