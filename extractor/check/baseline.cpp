#include "check/baseline.h"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

#include "check/json.h"
#include "check/uri.h"
#include "record/json_tree.h"

namespace vacancy {
namespace {

Diagnostic unreadable(const std::string& file, std::string message) {
    Diagnostic d;
    d.code = "baseline_unreadable";
    d.file = file;
    d.message = std::move(message);
    d.help = "a baseline is what an earlier run wrote as ndjson, json or sarif";
    return d;
}

std::string text(const Json& root, std::string_view path) {
    return std::string(text_at(root, path));
}

Baseline::Entry entry_of(const Json& object) {
    const PlacedFinding finding = finding_of(object);
    return {text(object, "path"), finding.fingerprint, finding.code, finding.message, finding.severity};
}

Severity severity_of_level(std::string_view level) {
    return level == "error" ? Severity::error : level == "note" ? Severity::note : Severity::warning;
}

Baseline::Entry entry_of_result(const Json& result) {
    const Json* locations = list_at(result, "locations");
    const std::string uri = locations && !locations->Empty()
                                ? text((*locations)[0], "physicalLocation.artifactLocation.uri")
                                : std::string();
    return {path_of_uri(uri), text(result, "partialFingerprints.vacancy/1"), text(result, "ruleId"),
            text(result, "message.text"), severity_of_level(text_at(result, "level"))};
}

}  // namespace

/// Reads each of the forms.
class BaselineReader {
public:
    bool read(const std::string& bytes) {
        rapidjson::Document tree;
        if (!tree.Parse<rapidjson::kParseIterativeFlag>(bytes.data(), bytes.size()).HasParseError() &&
            tree.IsObject())
            return read_tree(tree);
        std::istringstream lines(bytes);
        for (std::string line; std::getline(lines, line);) {
            if (line.empty()) continue;
            rapidjson::Document one;
            if (one.Parse<rapidjson::kParseIterativeFlag>(line.data(), line.size()).HasParseError() ||
                !one.IsObject())
                return false;
            add(entry_of(one));
        }
        return true;
    }

    Baseline take() { return std::move(baseline_); }

private:
    bool read_tree(const Json& tree) {
        if (const Json* findings = member_of(tree, "findings")) return read_list(*findings, entry_of);
        if (const Json* runs = member_of(tree, "runs")) {
            const Json* results =
                runs->IsArray() && !runs->Empty() ? member_of((*runs)[0], "results") : nullptr;
            return results && read_list(*results, entry_of_result);
        }
        add(entry_of(tree));  // one line alone
        return !text_at(tree, "fingerprint").empty();
    }

    bool read_list(const Json& list, Baseline::Entry (*read_one)(const Json&)) {
        if (!list.IsArray()) return false;
        for (const Json& one : list.GetArray()) {
            if (text_at(one, "baselineState") == "absent") continue;
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
