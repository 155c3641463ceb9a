// vacancy load: records into a warehouse, from adverts or as NDJSON; vacancy history: what changed in it.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <iostream>

#include "cli/bulk_options.h"
#include "cli/commands.h"
#include "source/record_lines.h"
#include "warehouse/history.h"
#include "warehouse/loader.h"
#include "warehouse/moment.h"

namespace vacancy::cli {
namespace {

constexpr std::string_view usual_place = "sqlite:vacancies.sqlite";

/// Records on their way from adverts or lines into the warehouse.
class Load : public RecordTaker {
public:
    Load(Warehouse& warehouse, RecordSplitter::Options options, const std::string& now)
        : loader_(warehouse, options, now) {}

    Diagnostics take(std::string_view json) override { return take(json, {}); }
    Diagnostics finish() override { return loader_.finish(); }

    /// All lines of a file of records.
    Diagnostics take_lines(const std::string& path, const Limits& limits) {
        RecordLines lines(path, limits);
        for (RecordLine line; stop_asked() == 0 && lines.next(line);) {
            if (!line.why.empty())
                refuse(line.why);
            else if (Diagnostics why = take(line.json, line); !why.empty())
                return why;
        }
        return {};
    }

    std::uint64_t refused() const { return refused_; }

private:
    Diagnostics take(std::string_view json, const RecordLine& line) {
        Diagnostics refused;
        Diagnostics why = loader_.take(json, refused);
        line.place(refused);
        if (!refused.empty()) refuse(refused);
        return why;
    }

    void refuse(const Diagnostics& why) {
        ++refused_;
        report(why);
    }

    BatchLoader loader_;
    std::uint64_t refused_ = 0;
};

std::string now_in_utc() {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
}

Diagnostics mistakes(const Arguments& arguments) {
    const std::vector<Choices> all = {{"progress", {"auto", "always", "never"}},
                                      {"isolate", {"process", "none"}},
                                      {"dedupe", {"none", "exact", "near"}},
                                      {"stdin-format", {"advert", "ndjson", "records"}}};
    if (Diagnostics why = check_words(arguments, all); !why.empty()) return why;
    if (arguments.has("at") && !moment_of(arguments.get("at")))
        return {usage("load", "--at is a moment: 2026-11-22T06:00:00Z")};
    return {};
}

/// Takes the records' files out of the operands, and loads them.
Diagnostics load_records(const Arguments& arguments, BulkOptions& options, Load& load) {
    const bool stdin_records = arguments.get("stdin-format") == "records";
    std::vector<std::string> adverts;
    for (const std::string& operand : arguments.operands) {
        Diagnostics why;
        if ((operand == "-" && stdin_records) || holds_records(operand, options.limits)) {
            why = load.take_lines(operand, options.limits);
        } else {
            adverts.push_back(operand);
        }
        if (!why.empty()) return why;
    }
    options.inputs.operands = std::move(adverts);
    return load.finish();
}

void print_tally(const std::string& place, const LoadTally& tally) {
    std::cout << fmt::format("{}: {} new, {} new versions, {} corrected, {} unchanged; {} in all\n",
                             shown_place(place), tally.added, tally.versions, tally.corrected,
                             tally.unchanged, tally.all());
}

Diagnostic interrupted(const LoadTally& tally) {
    Diagnostic d;
    d.severity = Severity::note;
    d.code = "interrupted";
    d.file = "vacancy load";
    d.message = fmt::format("stopped after {} records", tally.all());
    d.help = "the same command loads the rest";
    return d;
}

int load_all(const Arguments& arguments, BulkOptions& options, Warehouse& warehouse) {
    const std::string now = arguments.has("at") ? *moment_of(arguments.get("at")) : now_in_utc();
    const bool contacts = !arguments.has("no-contacts");
    Load records(warehouse, {.contacts = contacts, .validate = true}, now);
    Load extracted(warehouse, {.contacts = contacts, .validate = false}, now);
    Diagnostics failure = load_records(arguments, options, records);
    std::uint64_t rejected = records.refused();
    bool stopped = stop_asked() != 0;
    if (failure.empty() && !stopped && !options.inputs.operands.empty()) {
        options.taker = &extracted;
        const BulkReport done_so_far = convert_inputs(arguments, options);
        failure = done_so_far.failure;
        rejected += done_so_far.tally.rejected() + extracted.refused();
        stopped = done_so_far.stopped;
        report(done_so_far.remarks);
    }
    report(failure);
    if (stopped && failure.empty()) report({interrupted(warehouse.tally())});
    print_tally(arguments.get("to", usual_place), warehouse.tally());
    return !failure.empty() ? output_failed
           : stopped        ? by_signal + stop_asked()
           : rejected > 0   ? some_unread
                            : done;
}

int status_of(const Diagnostics& why, int otherwise) {
    return why.front().code == "usage" ? usage_error : otherwise;
}

}  // namespace

int run_load(const Arguments& arguments) {
    if (const Diagnostics why = mistakes(arguments); !why.empty()) return report(why), usage_error;
    auto grammars = grammars_of(arguments);
    if (!grammars) return usage_error;
    auto options = bulk_options(arguments, std::move(grammars));
    if (!options) return report(options.why()), usage_error;
    options->rejects = arguments.get("rejects");
    const std::string dedupe = arguments.get("dedupe");
    options->dedupe = dedupe == "near" ? Dedupe::near : dedupe == "exact" ? Dedupe::exact : Dedupe::none;
    options->record.duplicates = options->dedupe != Dedupe::none;
    options->inputs.stdin_documents = arguments.get("stdin-format") == "ndjson";
    take_signals();
    auto warehouse = open_warehouse(arguments.get("to", usual_place), OpenFor::loading);
    if (!warehouse) return report(warehouse.why()), status_of(warehouse.why(), output_failed);
    return load_all(arguments, *options, **warehouse);
}

int run_history(const Arguments& arguments) {
    auto warehouse = open_warehouse(arguments.get("from", usual_place), OpenFor::reading);
    if (!warehouse) return report(warehouse.why()), status_of(warehouse.why(), some_unread);
    const std::string& reference = arguments.operands.front();
    const auto versions = (*warehouse)->versions(reference);
    if (!versions) return report(versions.why()), some_unread;
    if (!versions->empty()) return std::cout << history_text(*versions), done;
    Diagnostic d;
    d.code = "unknown_reference";
    d.file = shown_place(arguments.get("from", usual_place));
    d.message = fmt::format("no advert has the reference '{}'", reference);
    return report({d}), some_unread;
}

}  // namespace vacancy::cli
