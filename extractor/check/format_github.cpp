// Workflow commands of GitHub Actions: an annotation at the line of each new finding.
#include <fmt/format.h>

#include "check/format.h"

namespace vacancy {
namespace {

/// Of a message; of a property, ':' and ',' as well.
std::string escaped(std::string_view text, bool property) {
    std::string out;
    for (const char c : text) {
        const bool escape = c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','));
        if (escape) {
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        } else {
            out += c;
        }
    }
    return out;
}

class GithubWriter final : public FindingWriter {
public:
    void add(const CheckedInput& input, std::string& out) override {
        if (!input.unread.empty())
            out += fmt::format("::error file={},title={}::{}\n", escaped(input.path, true),
                               escaped(input.unread, true), escaped(input.why, false));
        for (const PlacedFinding& finding : input.findings)
            if (!finding.known) put(input, finding, out);
    }

private:
    static std::string_view command_of(Severity severity) {
        return severity == Severity::note ? "notice" : name_of(severity);
    }

    static void put(const CheckedInput& input, const PlacedFinding& finding, std::string& out) {
        out += fmt::format("::{} file={}", command_of(finding.severity), escaped(input.path, true));
        if (finding.place.line > 0) {
            out += fmt::format(",line={},endLine={}", finding.place.line, finding.place.end_line);
            // columns are read where the finding is on one line alone
            if (finding.place.line == finding.place.end_line)
                out += fmt::format(",col={},endColumn={}", finding.place.column, finding.place.end_column);
        }
        std::string message = finding.message;
        if (finding.place.page) message += fmt::format(" (page {})", finding.place.page->page);
        if (!finding.help.empty()) message += "\nhelp: " + finding.help;
        out += fmt::format(",title={}::{}\n", escaped(finding.code, true), escaped(message, false));
    }
};

}  // namespace

std::unique_ptr<FindingWriter> open_github(const CheckRun&) {
    return std::make_unique<GithubWriter>();
}

}  // namespace vacancy
