#include "pipeline/bulk.h"

#include <oneapi/tbb/enumerable_thread_specific.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_pipeline.h>
#include <oneapi/tbb/task_arena.h>

#include <mutex>
#include <optional>

#include "pipeline/delivery.h"
#include "pipeline/worker.h"

namespace vacancy {

namespace {

constexpr std::size_t inputs_in_flight = 8;        // a thread
constexpr std::size_t bytes_in_flight = 2u << 20;  // a thread

constexpr std::size_t large_input = 1u << 20;  // bytes

/// A thread's worker. What a large input made its buffers grow to is given back.
class KeptWorker {
public:
    explicit KeptWorker(const BulkOptions& options) : options_(options) {}

    Finished work(Input input) {
        if (!worker_) worker_.emplace(options_);
        const bool large = input.source.bytes.size() > large_input;
        Finished out = worker_->work(std::move(input));
        if (large) worker_.reset();
        return out;
    }

private:
    const BulkOptions& options_;
    std::optional<Worker> worker_;
};

/// An input on its way; `finished` once it has been converted.
struct Job {
    std::mutex handed_on;
    Input input;
    std::uint64_t bytes_read = 0;
    std::size_t held = 0;
    std::optional<Finished> finished;
};

class Run {
public:
    Run(const BulkOptions& options, BulkWatcher& watcher)
        : options_(options),
          watcher_(watcher),
          inputs_(options.inputs, options.limits),
          delivery_(options, watcher) {}

    BulkReport run() {
        BulkReport report;
        report.failure = delivery_.open();
        if (!report.failure.empty()) return report;
        report.resumable = delivery_.resumable();
        report.resumed_inputs = delivery_.so_far().tally.inputs;
        if (!delivery_.so_far().complete) report.failure = convert_rest();
        report.stopped = stopped_;
        if (report.failure.empty()) report.failure = stopped_ ? delivery_.interrupt() : delivery_.finish();
        report.tally = delivery_.so_far().tally;
        if (report.failure.empty() && !stopped_) report.remarks = inputs_.remarks();
        return report;
    }

private:
    /// True from when the run was asked to stop, unless it had come to the end by itself.
    bool stopping() {
        stopped_ = stopped_ || (options_.stop != nullptr && options_.stop->load() != 0);
        return stopped_;
    }

    Diagnostics convert_rest() {
        progress_.bytes_total = inputs_.bytes_total();
        if (Diagnostics why = skip(); !why.empty()) return why;
        options_.jobs > 1 ? in_parallel() : one_by_one();
        return failure_;
    }

    /// Reads past the inputs that an earlier run has done.
    Diagnostics skip() {
        progress_.skipping = true;
        const std::uint64_t count = delivery_.so_far().tally.inputs;
        Input input;
        for (std::uint64_t i = 0; i < count && !stopping() && inputs_.next(input); ++i) {
            delivery_.skip(hash_of(input));
            progress_.tally = &delivery_.so_far().tally;
            progress_.bytes_read = inputs_.bytes_read();
            watcher_.progress(progress_);
        }
        progress_.skipping = false;
        return stopping() ? Diagnostics{} : delivery_.skipped();
    }

    void one_by_one() {
        KeptWorker worker(options_);
        Job job;
        while (read(job)) {
            job.finished = worker.work(std::move(job.input));
            deliver(job);
        }
    }

    void in_parallel() {
        namespace tbb = oneapi::tbb;
        std::optional<tbb::global_control> more_than_cores;
        if (options_.jobs > static_cast<unsigned>(tbb::info::default_concurrency()))
            more_than_cores.emplace(tbb::global_control::max_allowed_parallelism, options_.jobs);
        tbb::enumerable_thread_specific<KeptWorker> workers([this] { return KeptWorker(options_); });
        // oneTBB orders all this by itself. The locks, which nobody ever waits for, say so to the thread
        // sanitizer, which does not see into its library.
        std::mutex reading, delivering;
        const auto read_next = [&](tbb::flow_control& flow) -> Job* {
            const std::lock_guard reads(reading);
            auto job = std::make_unique<Job>();
            const std::lock_guard holds(job->handed_on);
            if (!read(*job)) return flow.stop(), nullptr;
            if (in_flight_ > options_.jobs * bytes_in_flight) convert(*job, workers.local());
            return job.release();
        };
        const auto convert_one = [&](Job* job) {
            const std::lock_guard holds(job->handed_on);
            if (!job->finished) convert(*job, workers.local());
            return job;
        };
        const auto deliver_one = [&](Job* job) {
            const std::lock_guard delivers(delivering);
            const std::unique_ptr<Job> owned(job);
            const std::lock_guard holds(job->handed_on);
            deliver(*job);
        };
        tbb::task_arena(static_cast<int>(options_.jobs)).execute([&] {
            tbb::parallel_pipeline(
                options_.jobs * inputs_in_flight,
                tbb::make_filter<void, Job*>(tbb::filter_mode::serial_in_order, read_next) &
                    tbb::make_filter<Job*, Job*>(tbb::filter_mode::parallel, convert_one) &
                    tbb::make_filter<Job*, void>(tbb::filter_mode::serial_in_order, deliver_one));
        });
        const std::scoped_lock all_done(reading, delivering);
    }

    bool read(Job& job) {
        if (stopping() || failed_ || !inputs_.next(job.input)) return false;
        job.bytes_read = inputs_.bytes_read();
        job.held = job.input.source.bytes.capacity();
        in_flight_ += job.held;
        return true;
    }

    void convert(Job& job, KeptWorker& worker) {
        job.finished = worker.work(std::move(job.input));
        in_flight_ += job.finished->size();
        in_flight_ -= job.held;
        job.held = job.finished->size();
    }

    void deliver(Job& job) {
        in_flight_ -= job.held;
        if (failed_) return;
        job.finished->bytes_read = job.bytes_read;
        failure_ = delivery_.take(*std::move(job.finished), progress_);
        failed_ = !failure_.empty();
    }

    const BulkOptions& options_;
    BulkWatcher& watcher_;
    Inputs inputs_;
    Delivery delivery_;
    BulkProgress progress_;
    std::atomic<std::size_t> in_flight_{0};  ///< bytes
    std::atomic<bool> failed_{false};
    bool stopped_ = false;
    Diagnostics failure_;
};

}  // namespace

unsigned all_cores() {
    return static_cast<unsigned>(oneapi::tbb::info::default_concurrency());
}

BulkReport convert_all(const BulkOptions& options, BulkWatcher& watcher) {
    return Run(options, watcher).run();
}

}  // namespace vacancy
