#include "check/format.h"

#include <array>

namespace vacancy {

void CheckTally::count(const CheckedInput& input) {
    ++inputs;
    unread += !input.unread.empty();
    for (const PlacedFinding& finding : input.findings) {
        for (Counts* counts : {&all, &codes[finding.code]}) {
            counts->errors += finding.severity == Severity::error;
            counts->warnings += finding.severity == Severity::warning;
            counts->notes += finding.severity == Severity::note;
            counts->known += finding.known;
        }
    }
}

std::span<const FindingFormat> finding_formats() {
    static constexpr std::array formats{
        FindingFormat{"text", ".txt", open_text},        FindingFormat{"json", ".json", open_json},
        FindingFormat{"ndjson", ".ndjson", open_ndjson}, FindingFormat{"sarif", ".sarif", open_sarif},
        FindingFormat{"junit", ".xml", open_junit},      FindingFormat{"github", ".github", open_github},
        FindingFormat{"csv", ".csv", open_csv_findings}};
    return formats;
}

}  // namespace vacancy
