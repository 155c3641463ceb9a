// JUnit XML: a suite for each advert, a test case for each finding; those that make the run fail are
// failures.
#include <fmt/format.h>

#include <algorithm>

#include "check/format.h"

namespace vacancy {
namespace {

/// Text for XML 1.0: what it can't hold is a blank.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
    }
    return out;
}

std::string place_of(const FindingPlace& place) {
    if (place.line > 0) return fmt::format(" at {}:{}", place.line, place.column);
    return place.page ? fmt::format(" on page {}", place.page->page) : std::string();
}

class JunitWriter final : public FindingWriter {
public:
    explicit JunitWriter(const CheckRun& run) : run_(run) {}

    void begin(std::string& out) override {
        out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"vacancy check\">\n";
    }

    void add(const CheckedInput& input, std::string& out) override {
        const auto& all = input.findings;
        const auto failures =
            std::count_if(all.begin(), all.end(), [&](const auto& f) { return run_.is_failure(f); });
        const auto known = std::count_if(all.begin(), all.end(), [](const auto& f) { return f.known; });
        const std::string path = escaped(input.path);
        out += fmt::format(
            "<testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\">\n", path,
            std::max<std::size_t>(all.size(), 1), failures, input.unread.empty() ? 0 : 1, known);
        if (!input.unread.empty()) {
            out += fmt::format(
                "<testcase classname=\"{}\" name=\"read\"><error type=\"{}\" message=\"{}\"/></testcase>\n",
                path, escaped(input.unread), escaped(input.why));
        } else if (all.empty()) {
            out += fmt::format("<testcase classname=\"{}\" name=\"no findings\"/>\n", path);
        }
        for (const PlacedFinding& finding : all) put(path, finding, out);
        out += "</testsuite>\n";
    }

    void end(const CheckTally&, std::string& out) override { out += "</testsuites>\n"; }

private:
    void put(const std::string& path, const PlacedFinding& finding, std::string& out) const {
        out += fmt::format("<testcase classname=\"{}\" name=\"{}{}\">", path, finding.code,
                           place_of(finding.place));
        const std::string message = escaped(finding.message);
        if (finding.known) {
            out += fmt::format("<skipped message=\"known: {}\"/>", message);
        } else if (run_.is_failure(finding)) {
            out += fmt::format("<failure type=\"{}\" message=\"{}\">{}</failure>", name_of(finding.severity),
                               message, escaped(finding.help));
        } else {
            out += fmt::format("<system-out>{}: {}</system-out>", name_of(finding.severity), message);
        }
        out += "</testcase>\n";
    }

    CheckRun run_;
};

}  // namespace

std::unique_ptr<FindingWriter> open_junit(const CheckRun& run) {
    return std::make_unique<JunitWriter>(run);
}

}  // namespace vacancy
