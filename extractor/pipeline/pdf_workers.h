#ifndef VACANCY_PIPELINE_PDF_WORKERS_H
#define VACANCY_PIPELINE_PDF_WORKERS_H

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "document/document.h"
#include "pipeline/cage.h"

namespace vacancy {

/// Reads PDFs in worker processes, so that a fault inside the PDF library costs one advert, not the run.
///
///     PdfWorkers workers("/usr/bin/vacancy", limits);
///     converter.read_pdf_with(workers.reader());        // each thread's converter
///
/// A worker is the program itself (`vacancy --pdf-worker`), started when a thread first has a PDF
/// and none is idle, and kept for the next. It runs in a cage: memory, time, files and system calls (cage.h).
///
/// What a worker does to a PDF is told in the diagnostic: pdf_crashed, pdf_memory, pdf_timeout. A worker
/// that fails is replaced; when it had read others before, the PDF is tried once more in a fresh one, so that
/// what comes out does not depend on what was read before it. Workers end with the pool, and with
/// the process whatever becomes of it.
class PdfWorkers {
public:
    /// `program` is called with the arguments `--pdf-worker` and the limit of memory, its standard input a
    /// socket.
    PdfWorkers(std::string program, const Limits& limits);
    PdfWorkers(const PdfWorkers&) = delete;
    PdfWorkers& operator=(const PdfWorkers&) = delete;
    ~PdfWorkers();

    /// From any thread. Waits for the worker, no longer than max_pdf_seconds.
    Result<Document> read(std::string_view bytes);

    /// For Converter::read_pdf_with; the pool must outlive it.
    PdfReader reader();

    /// A note where workers ran with a part of the cage missing, else nothing.
    Diagnostics notes() const;

private:
    class Worker;

    std::unique_ptr<Worker> take();
    void keep(std::unique_ptr<Worker> worker);

    std::string program_;
    Limits limits_;
    mutable std::mutex mutex_;  ///< of what follows
    std::vector<std::unique_ptr<Worker>> idle_;
    CageGaps gaps_;
};

/// The other end: what `vacancy --pdf-worker MIB` does. Reads PDFs from the socket that is its standard
/// input until that is closed. Gives the exit status.
int run_pdf_worker(std::string_view memory_mib, const PdfReader& reader = read_pdf);

}  // namespace vacancy

#endif
