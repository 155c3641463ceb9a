#ifndef VACANCY_CHECK_FORMAT_H
#define VACANCY_CHECK_FORMAT_H

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "check/baseline.h"
#include "check/placed.h"
#include "check/profile.h"

namespace vacancy {

/// What a run of checks came to.
struct CheckTally {
    struct Counts {
        std::uint64_t errors = 0, warnings = 0, notes = 0, known = 0;
    };
    std::uint64_t inputs = 0, unread = 0;
    Counts all;
    std::map<std::string, Counts> codes;
    std::vector<Baseline::Entry> fixed;  ///< of the baseline, and not found any more

    void count(const CheckedInput& input);
};

/// What formats are told of a run before it begins.
struct CheckRun {
    const Profile* profile = nullptr;
    Severity fail_on = Severity::error;
    bool fails = true;  ///< --fail-on never: nothing fails
    bool has_baseline = false;
    bool colour = false;  ///< text on a terminal
    std::string version;  ///< of the program

    /// True where the finding makes the run fail.
    bool is_failure(const PlacedFinding& finding) const {
        return fails && !finding.known && finding.severity >= fail_on;
    }
};

/// Writes findings, input by input in their order. Each call appends what is ready to `out`.
class FindingWriter {
public:
    virtual ~FindingWriter() = default;
    virtual void begin(std::string&) {}
    virtual void add(const CheckedInput& input, std::string& out) = 0;
    virtual void end(const CheckTally&, std::string&) {}
};

/// A form that findings are written in; one file of this folder each.
struct FindingFormat {
    std::string_view name;       ///< of --format: "sarif"
    std::string_view extension;  ///< of files in it: ".sarif"
    std::unique_ptr<FindingWriter> (*open)(const CheckRun& run);
};

/// All formats; the first, text, is what is written where nothing says otherwise.
std::span<const FindingFormat> finding_formats();

std::unique_ptr<FindingWriter> open_text(const CheckRun& run);
std::unique_ptr<FindingWriter> open_json(const CheckRun& run);
std::unique_ptr<FindingWriter> open_ndjson(const CheckRun& run);
std::unique_ptr<FindingWriter> open_sarif(const CheckRun& run);
std::unique_ptr<FindingWriter> open_junit(const CheckRun& run);
std::unique_ptr<FindingWriter> open_github(const CheckRun& run);
std::unique_ptr<FindingWriter> open_csv_findings(const CheckRun& run);

}  // namespace vacancy

#endif
