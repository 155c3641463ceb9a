#ifndef VACANCY_REPORT_REPORT_H
#define VACANCY_REPORT_REPORT_H

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "report/entry.h"

namespace vacancy {

/// What a report says of itself.
struct ReportAbout {
    std::vector<std::string> inputs;               ///< as the caller named them
    std::string version;                           ///< of the program
    std::string profile;                           ///< that the findings are by, or empty
    std::map<std::string, std::uint64_t> rejects;  ///< inputs that gave no record, by code
    std::map<std::string, std::string> codes;      ///< what each code of a finding means, in a line
};

/// Writes a report: one HTML file that needs nothing else, no network either.
///
///     auto report = ReportWriter::open("report.html", limits.max_report_adverts);
///     if (!report) return print(report.why());
///     for (...) if (auto why = report->take(entry); !why.empty()) return print(why);
///     if (auto why = report->finish(about); !why.empty()) return print(why);
///
/// The pages go out as they come, some together in a compressed block that a browser opens when one of them
/// is looked at; what stays in memory are the rows, each as numbers of a dictionary.
///
/// The same entries give the same bytes. Writing is Output's: the file is put in place when complete.
class ReportWriter {
public:
    /// `most`: adverts that it holds. `report_not_built` where the program was built without the report.
    static Result<ReportWriter> open(const std::string& path, std::size_t most);
    ReportWriter(ReportWriter&& other) noexcept;
    ~ReportWriter();

    /// `too_many_adverts` where it holds `most` already; it can be finished all the same, and says that it
    /// was cut short.
    Diagnostics take(const ReportEntry& entry);
    Diagnostics finish(const ReportAbout& about);

    std::size_t size() const;  ///< adverts so far
    bool full() const;         ///< an advert has been refused

private:
    struct Impl;
    explicit ReportWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace vacancy

#endif
