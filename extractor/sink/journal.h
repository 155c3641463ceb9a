#ifndef VACANCY_SINK_JOURNAL_H
#define VACANCY_SINK_JOURNAL_H

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "sink/descriptor.h"

namespace vacancy {

/// Lines that outlive the process: each is on the disk when append() returns.
///
///     auto journal = Journal::open("records.ndjson.journal", "records.ndjson");   // read, and locked
///     if (!journal) return report(journal.why());                                 // output_busy,
///     not_writable if (!journal->last().empty()) go_on_from(journal->last()); journal->append("done 200");
///
/// A line has a checksum over itself and those before it. A line that was torn, and all that follows,
/// does not count and is cut off.
class Journal {
public:
    /// Opens or creates the file and locks it for this process, until the Journal is destroyed.
    /// Diagnostics name `output`, what the journal is of.
    static Result<Journal> open(const std::string& path, const std::string& output);

    const std::string& first() const { return first_; }  ///< empty where there is no line
    const std::string& last() const { return last_; }

    /// Forgets every line.
    Diagnostics clear();

    /// `line` holds no line end.
    Diagnostics append(std::string_view line);

    /// Takes the file away; what the journal was for is done.
    Diagnostics remove();

private:
    Journal(std::string path, std::string output) : path_(std::move(path)), output_(std::move(output)) {}

    Diagnostics lock();
    Diagnostics read();
    Diagnostics trouble(int error) const;

    std::string path_, output_;
    Descriptor descriptor_;
    std::uint64_t end_ = 0;       ///< of the last whole line
    std::uint64_t checksum_ = 0;  ///< of that line
    std::string first_, last_;
};

}  // namespace vacancy

#endif
