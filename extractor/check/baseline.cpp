#include "check/baseline.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "check/json.h"
#include "check/uri.h"

namespace vacancy {
namespace {

using Json = rapidjson::Value;

Diagnostic unreadable(const std::string& file, std::string message) {
    Diagnostic d;
    d.code = "baseline_unreadable";
    d.file = file;
    d.message = std::move(message);
    d.help = "a baseline is what an earlier run wrote as ndjson, json or sarif";
    return d;
}

const Json* member(const Json* value, const char* key) {
    if (!value || !value->IsObject()) return nullptr;
    const auto found = value->FindMember(key);
    return found == value->MemberEnd() ? nullptr : &found->value;
}

std::string text(const Json* value) {
    return value && value->IsString() ? std::string(value->GetString(), value->GetStringLength())
                                      : std::string();
}

const Json* first(const Json* list) {
    return list && list->IsArray() && !list->Empty() ? &(*list)[0] : nullptr;
}

Baseline::Entry entry_of(const Json& object) {
    const PlacedFinding finding = finding_of(object);
    return {text(member(&object, "path")), finding.fingerprint, finding.code, finding.message,
            finding.severity};
}

Severity severity_of_level(std::string_view level) {
    return level == "error" ? Severity::error : level == "note" ? Severity::note : Severity::warning;
}

Baseline::Entry entry_of_result(const Json& result) {
    const Json* location =
        member(member(first(member(&result, "locations")), "physicalLocation"), "artifactLocation");
    return {path_of_uri(text(member(location, "uri"))),
            text(member(member(&result, "partialFingerprints"), "vacancy/1")),
            text(member(&result, "ruleId")), text(member(member(&result, "message"), "text")),
            severity_of_level(text(member(&result, "level")))};
}

}  // namespace

/// Reads each of the forms.
class BaselineReader {
public:
    bool read(const std::string& bytes) {
        rapidjson::Document tree;
        if (!tree.Parse(bytes.data(), bytes.size()).HasParseError() && tree.IsObject())
            return read_tree(tree);
        std::istringstream lines(bytes);
        for (std::string line; std::getline(lines, line);) {
            if (line.empty()) continue;
            rapidjson::Document one;
            if (one.Parse(line.data(), line.size()).HasParseError() || !one.IsObject()) return false;
            add(entry_of(one));
        }
        return true;
    }

    Baseline take() { return std::move(baseline_); }

private:
    bool read_tree(const Json& tree) {
        if (const Json* findings = member(&tree, "findings")) return read_list(findings, entry_of);
        if (const Json* runs = member(&tree, "runs")) {
            const Json* run = first(runs);
            return run && read_list(member(run, "results"), entry_of_result);
        }
        add(entry_of(tree));  // one line alone
        return !text(member(&tree, "fingerprint")).empty();
    }

    bool read_list(const Json* list, Baseline::Entry (*read_one)(const Json&)) {
        if (!list || !list->IsArray()) return false;
        for (const Json& one : list->GetArray()) {
            if (text(member(&one, "baselineState")) == "absent") continue;
            if (one.IsObject()) add(read_one(one));
        }
        return true;
    }

    void add(Baseline::Entry entry) {
        if (!entry.fingerprint.empty()) baseline_.add(std::move(entry));
    }

    Baseline baseline_;
};

Result<Baseline> Baseline::read(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream bytes;
    if (!in) return unreadable(file, "the baseline can't be read");
    bytes << in.rdbuf();
    BaselineReader reader;
    if (!reader.read(bytes.str())) return unreadable(file, "the file holds no findings");
    return reader.take();
}

void Baseline::add(Entry entry) {
    std::pair key(entry.path, entry.fingerprint);
    entries_.insert_or_assign(std::move(key), Kept{std::move(entry)});
}

void Baseline::mark(CheckedInput& input) {
    for (PlacedFinding& finding : input.findings) {
        const auto kept = entries_.find({input.path, finding.fingerprint});
        if (kept == entries_.end()) continue;
        kept->second.found = true;
        finding.known = true;
    }
}

std::vector<Baseline::Entry> Baseline::fixed() const {
    std::vector<Entry> out;
    for (const auto& [key, kept] : entries_)
        if (!kept.found) out.push_back(kept.entry);
    return out;
}

}  // namespace vacancy
