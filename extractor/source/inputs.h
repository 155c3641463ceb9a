#ifndef VACANCY_SOURCE_INPUTS_H
#define VACANCY_SOURCE_INPUTS_H

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "source/source.h"

namespace vacancy {

/// One thing to convert, or, where `why` is not empty, why it can't be (a reject of the stage
/// "source"; `source.path` and `source.member` say what).
struct Input {
    Source source;
    Diagnostics why;
    std::uint64_t at = 0;  ///< byte of the archive that holds it, where it begins or the fault lies
};

/// What lies inside one file: members of an archive, records of a web archive, rows of a table.
/// Whatever the bytes are, next() comes to an end and never throws.
class Members {
public:
    virtual ~Members() = default;
    /// The next one, in the file's own order; false at the end.
    virtual bool next(Input& out) = 0;
    /// Bytes of the file itself that have been read, for progress.
    virtual std::uint64_t bytes_read() const = 0;
};

/// Rows of scrapers' exports, and how their columns are called.
struct RowOptions;

struct InputOptions {
    std::vector<std::string> operands;       ///< files, folders, archives, "@LIST", "-"
    std::shared_ptr<const RowOptions> rows;  ///< `--rows`, or null
    bool stdin_documents = false;            ///< "-" is a stream of NDJSON documents, one a line
};

/// Every input that the operands stand for, one after the other, opened when its turn comes. The order is
/// that of the operands, of the paths below a folder and of the members of an archive, so two runs
/// over the same files give the same sequence.
///
///     Inputs inputs({{"archive.zip", "folder"}, nullptr, false}, limits);
///     for (Input input; inputs.next(input);)
///         input.why.empty() ? convert(input.source) : reject(input);
class Inputs {
public:
    Inputs(InputOptions options, const Limits& limits);
    ~Inputs();
    Inputs(const Inputs&) = delete;
    Inputs& operator=(const Inputs&) = delete;

    bool next(Input& out);

    /// Of the files themselves, as they lie on the disk. May be asked from another thread.
    std::uint64_t bytes_read() const;

    /// Of all files, or 0 where standard input is among them. Lists every folder anew, so it takes its time
    /// and is to be asked once; it disturbs nothing and may be asked from another thread.
    std::uint64_t bytes_total() const;

    /// Records of web archives that are no pages (open_warc), and so were no inputs.
    std::uint64_t passed_over() const;

    /// To be asked once, at the end: what is to be said about the run's inputs as a whole, such as a column
    /// of `rows` that no file had.
    Diagnostics remarks() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace vacancy

#endif
