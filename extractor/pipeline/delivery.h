#ifndef VACANCY_PIPELINE_DELIVERY_H
#define VACANCY_PIPELINE_DELIVERY_H

#include <chrono>
#include <optional>
#include <string>

#include "pipeline/bulk.h"
#include "pipeline/worker.h"
#include "sink/journal.h"
#include "sink/record_output.h"

namespace vacancy {

/// The end of the line: puts what each input came to in the outputs, in order, and keeps the journal.
///
/// All that a run leaves lies beside its outputs: OUT.part of each and REJECTS.part (put in place when
/// complete); beside the first, OUT.seen.part (signatures, with --dedupe) and OUT.journal. The journal's
/// first line is the command; each further one is a Checkpoint, written once what it counts is on the disk.
/// An output in a format that can't be cut has no length there until the run is complete: it is made anew
/// from the NDJSON.
class Delivery {
public:
    Delivery(const BulkOptions& options, BulkWatcher& watcher);

    /// Opens everything; with `resume`, as the run before this one left it.
    Diagnostics open();

    /// What has been delivered so far, in an earlier run too.
    const Checkpoint& so_far() const { return state_; }

    /// Checks that the inputs that an earlier run did are those that this one was given.
    void skip(std::uint64_t hash);
    Diagnostics skipped() const;

    Diagnostics take(Finished finished, const BulkProgress& progress);

    /// Completes the outputs and puts them in place.
    Diagnostics finish();

    /// Ends a run that is not complete.
    Diagnostics interrupt();

    bool resumable() const { return journal_.has_value(); }

private:
    Diagnostics open_journal();
    Diagnostics open_outputs();
    void give_up();
    Diagnostics open_output(const OutputFile& file, std::uint64_t keep);
    Diagnostics go_on();
    Diagnostics catch_up();
    Diagnostics read_seen();
    Diagnostics open_rejects();
    Diagnostics put(Finished& finished);
    void count(const Finished::Line& line);
    Diagnostics mark_duplicate(Finished::Line& line);
    Diagnostics put_reject(const Finished& finished);
    Diagnostics write(std::string_view json);
    Diagnostics complete();
    Diagnostics checkpoint();
    Diagnostics put_in_place();
    void remove_leftovers() const;

    const BulkOptions& options_;
    BulkWatcher& watcher_;
    const bool lasting_;
    std::optional<Journal> journal_;
    std::vector<RecordOutput> outputs_;
    std::optional<Output> rejects_, seen_;
    Duplicates duplicates_;
    Checkpoint state_;
    std::uint64_t skipped_hash_ = 0;
    std::chrono::steady_clock::time_point last_checkpoint_;
};

}  // namespace vacancy

#endif
