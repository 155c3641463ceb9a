#ifndef VACANCY_PIPELINE_BULK_H
#define VACANCY_PIPELINE_BULK_H

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "document/document.h"
#include "export/format.h"
#include "grammar/grammar.h"
#include "pipeline/checkpoint.h"
#include "pipeline/convert.h"
#include "pipeline/duplicates.h"
#include "record/json.h"
#include "source/inputs.h"

namespace vacancy {

/// Takes records in place of an output; called in the order of the inputs, by one thread at a time.
class RecordTaker {
public:
    virtual ~RecordTaker() = default;
    virtual Diagnostics take(std::string_view json) = 0;
    virtual Diagnostics take_reject(std::string_view) { return {}; }  ///< as a line of the rejects
    virtual Diagnostics finish() = 0;  ///< at the end, also of a run that was stopped
};

/// Makes of an advert's records, given as JSON in the order of its choices, what a `taker` is to have in
/// their place: one text a record. Called by every thread.
using RecordMaker = std::function<std::vector<std::string>(const Source& source, const Outcome& outcome,
                                                           const std::vector<std::string>& records)>;

/// Where records go, and in which format.
struct OutputFile {
    std::string path = "-";
    const Format* format = &formats().front();
};

struct BulkOptions {
    InputOptions inputs;
    Limits limits;
    std::shared_ptr<const Grammars> grammars;
    RecordWriter::Options record;
    bool prefilter = true;
    PdfReader read_pdf = vacancy::read_pdf;  ///< called by every thread: PdfWorkers::reader(), or read_pdf
    bool quiet = false;                      ///< no messages about adverts that gave a record
    unsigned jobs = 1;                       ///< threads
    Dedupe dedupe = Dedupe::none;

    RecordTaker* taker = nullptr;  ///< where records go in place of `outputs`
    RecordMaker maker;             ///< what goes there in place of records, or empty
    std::vector<OutputFile> outputs = {{}};
    /// NDJSON only. One line for each input, written before the next one is waited for: the record; of
    /// several {"schema":"vacancy-pack/1","records":[...]}; of none {"schema":"vacancy-reject/1", ...} with
    /// the members of a reject.
    bool line_each = false;
    std::string rejects;  ///< file, made where there is a reject; empty: none

    /// What a run must have in common with one that it goes on with: the words of the command that
    /// decide which bytes come out.
    std::vector<std::string> command;
    bool resume = false;
    std::chrono::milliseconds checkpoint_every{1000};

    /// Not 0: the inputs in hand are finished and the run ends. A signal handler may set it.
    const std::atomic<int>* stop = nullptr;
};

struct BulkProgress {
    const Tally* tally = nullptr;
    std::uint64_t bytes_read = 0;   ///< of the files themselves
    std::uint64_t bytes_total = 0;  ///< of all files, or 0 where that can't be known
    bool skipping = false;          ///< reading on to where the run before this one ended
};

/// Is told what happens, in the order of the inputs, by one thread at a time.
class BulkWatcher {
public:
    virtual ~BulkWatcher() = default;
    virtual void messages(std::string_view text) = 0;  ///< diagnostics as they are shown, whole lines
    virtual void progress(const BulkProgress& progress) = 0;
};

struct BulkReport {
    Tally tally;
    std::uint64_t resumed_inputs = 0;  ///< that an earlier run had done
    bool stopped = false;              ///< by BulkOptions::stop
    bool resumable = false;            ///< not complete, and another run can go on from here
    Diagnostics failure;               ///< why the output is not complete, or empty
    Diagnostics remarks;               ///< about all inputs together: a column that no row has
};

/// Converts every input, on `jobs` threads, in the order of the inputs: the bytes that come out are the
/// same for every number of threads.
///
/// An input gives all its records, or, where it can't be read or one of them fails its checks, one reject.
///
/// A run can be gone on with where can_go_on(outputs): while it lasts, they are in `OUT.part`, and the
/// `OUT.journal` of the first says how far it has got. A run that ended early, however it did, is gone on
/// with by one with `resume` and the same `command`; together they write what one run would have. Two runs
/// can't write the same OUT at once.
///
/// Memory: what is in flight is bounded by threads and by the largest input. An input is read by one thread;
/// one that would take what is in flight over its bound is converted by that thread, before it reads on.
///
/// A run that has found nothing wrong with its output has an empty `failure`, whatever its inputs were.
BulkReport convert_all(const BulkOptions& options, BulkWatcher& watcher);

/// True where all outputs are files, and each is in a format that can be cut, or NDJSON is among them: what
/// can't be cut is made anew from that.
bool can_go_on(const std::vector<OutputFile>& outputs);

/// How many threads can run at once.
unsigned all_cores();

}  // namespace vacancy

#endif
