// vacancy report: adverts, or records, as one HTML page.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include "check/built_in.h"
#include "check/pages.h"
#include "check/run.h"
#include "cli/bulk_options.h"
#include "cli/commands.h"
#include "pipeline/pdf_workers.h"
#include "report/report.h"
#include "report/texts.h"
#include "source/record_lines.h"

namespace vacancy::cli {
namespace {

constexpr std::string_view usual_output = "report.html";
constexpr std::string_view usual_profile = "civil-service";

/// An entry on its way through the pipeline, as one text. JSON as it is written has no line ends.
std::string joined(ReportEntry entry) {
    return std::move(entry.row) + '\n' + entry.page;
}

ReportEntry parted(std::string_view text) {
    const std::size_t end = text.find('\n');
    return {std::string(text.substr(0, end)), std::string(text.substr(end + 1))};
}

Findings of_record(const Findings& all, std::size_t record) {
    Findings own;
    std::copy_if(all.begin(), all.end(), std::back_inserter(own),
                 [&](const Finding& finding) { return finding.record == record; });
    return own;
}

std::vector<std::string> entries_of(const Outcome& outcome, const std::vector<std::string>& records,
                                    const Profile& profile) {
    std::vector<std::string> entries;
    const Findings findings = check(outcome, profile);
    for (std::size_t i = 0; i < records.size(); ++i) {
        const Findings own = of_record(findings, i);
        Known known;
        known.findings = &own;
        known.document = outcome.document.get();
        known.blocks = outcome.outline->blocks;
        known.choice = &outcome.choices[i];
        entries.push_back(joined(*make_entry(records[i], known)));
    }
    return entries;
}

/// What each code means, by the first line of its page.
std::map<std::string, std::string> titles_of_codes() {
    std::map<std::string, std::string> titles;
    for (const auto& [file, text] : diagnostic_pages()) {
        const std::string_view code = file.substr(0, file.rfind('.'));
        if (const std::string_view title = page_of(code).title; !title.empty()) titles.emplace(code, title);
    }
    return titles;
}

class ReportTaker : public RecordTaker {
public:
    explicit ReportTaker(ReportWriter& report) : report_(report) {}
    Diagnostics take(std::string_view entry) override { return report_.take(parted(entry)); }
    Diagnostics finish() override { return {}; }

private:
    ReportWriter& report_;
};

/// Makes the report, input by input.
class ReportRun {
public:
    ReportRun(const Arguments& arguments, BulkOptions options, Profile profile, ReportWriter report)
        : arguments_(arguments),
          options_(std::move(options)),
          profile_(std::move(profile)),
          report_(std::move(report)) {}

    int run() {
        take_signals();
        std::vector<std::string> adverts;
        for (const std::string& operand : arguments_.operands) {
            if (!holds_records(operand, options_.limits)) {
                adverts.push_back(operand);
            } else if (failure_.empty()) {
                failure_ = take_records(operand);
            }
        }
        if (failure_.empty() && !adverts.empty()) take_adverts(std::move(adverts));
        return conclude();
    }

private:
    Diagnostics take_records(const std::string& file) {
        const std::string folder = std::filesystem::path(file).parent_path().string();
        PdfWorkers workers("/proc/self/exe", options_.limits);
        TextFinder texts(folder, options_.inputs, options_.limits, reader(workers));
        RecordLines lines(file, options_.limits);
        for (RecordLine line; stop_asked() == 0 && lines.next(line);) {
            if (!line.why.empty()) {
                refuse(line.why);
                continue;
            }
            Known known;
            known.document = texts.find(line.json);
            if (known.document != nullptr) known.blocks = known.document->blocks;
            auto entry = make_entry(line.json, known);
            if (!entry) {
                Diagnostics why = entry.why();
                line.place(why);
                refuse(why);
            } else if (Diagnostics why = report_.take(*entry); !why.empty()) {
                return why;
            }
        }
        report(workers.notes());
        return {};
    }

    void refuse(const Diagnostics& why) {
        ++about_.rejects[why.front().code];
        report(why);
    }

    void take_adverts(std::vector<std::string> adverts) {
        ReportTaker taker(report_);
        options_.taker = &taker;
        options_.maker = [this](const Source&, const Outcome& outcome,
                                const std::vector<std::string>& records) {
            return entries_of(outcome, records, profile_);
        };
        options_.inputs.operands = std::move(adverts);
        const BulkReport done_so_far = convert_inputs(arguments_, options_);
        failure_ = done_so_far.failure;
        for (const auto& [code, count] : done_so_far.tally.rejects) about_.rejects[code] += count;
        report(done_so_far.remarks);
    }

    PdfReader reader(PdfWorkers& workers) const {
        return arguments_.get("isolate", "process") == "process" ? workers.reader() : vacancy::read_pdf;
    }

    int conclude() {
        if (stop_asked() != 0) return by_signal + stop_asked();
        report(failure_);
        if (!failure_.empty() && !report_.full()) return output_failed;
        about_.inputs = arguments_.operands;
        about_.version = VACANCY_VERSION;
        about_.profile = profile_.name();
        about_.codes = titles_of_codes();
        if (const Diagnostics why = report_.finish(about_); !why.empty()) return report(why), output_failed;
        std::cout << fmt::format("{}: {} advert{}\n", arguments_.get("output", usual_output), report_.size(),
                                 report_.size() == 1 ? "" : "s");
        return report_.full() || !about_.rejects.empty() ? some_unread : done;
    }

    const Arguments& arguments_;
    BulkOptions options_;
    const Profile profile_;
    ReportWriter report_;
    ReportAbout about_;
    Diagnostics failure_;
};

Diagnostics mistakes(const Arguments& arguments) {
    const std::vector<Choices> all = {{"progress", {"auto", "always", "never"}},
                                      {"isolate", {"process", "none"}}};
    return check_words(arguments, all);
}

}  // namespace

int run_report(const Arguments& arguments) {
    if (const Diagnostics why = mistakes(arguments); !why.empty()) return report(why), usage_error;
    auto grammars = grammars_of(arguments);
    if (!grammars) return usage_error;
    auto options = bulk_options(arguments, std::move(grammars));
    if (!options) return report(options.why()), usage_error;
    options->rejects = arguments.get("rejects");
    options->quiet = true;
    auto profile = Profile::load(arguments.get("profile", usual_profile));
    if (!profile) return report(profile.why()), usage_error;
    auto writer =
        ReportWriter::open(arguments.get("output", usual_output), options->limits.max_report_adverts);
    if (!writer) return report(writer.why()), output_failed;
    return ReportRun(arguments, *std::move(options), *std::move(profile), *std::move(writer)).run();
}

}  // namespace vacancy::cli
