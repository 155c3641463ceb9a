#ifndef VACANCY_SOURCE_RECORD_LINES_H
#define VACANCY_SOURCE_RECORD_LINES_H

#include <cstdint>
#include <memory>
#include <string>

#include "base/limits.h"
#include "base/result.h"

namespace vacancy {

/// True for a file that begins like our records as NDJSON, `{"schema":"vacancy/1"`; where it is compressed or
/// an archive, for one whose first file does.
bool holds_records(const std::string& path, const Limits& limits);

struct RecordLine {
    std::string json;
    std::string file;          ///< the path, and behind '/' the address inside it
    std::uint32_t number = 0;  ///< of the line, from 1; 0: `why` is about the file
    /// Why it can't be read: a line over max_input_bytes (`too_large`), a file beside those of records
    /// (`unsupported`), or what is wrong with an archive. There may be more behind it.
    Diagnostics why;

    /// Says of each that it is about this line, or about the file.
    void place(Diagnostics& diagnostics) const;
};

/// Our records as NDJSON, one line after the other: of a file, of what is compressed, of all files in an
/// archive, whatever lies in what. Of "-", standard input, every line is taken for a record; else those
/// of each file that begins like records.
///
///     RecordLines lines(path, limits);
///     for (RecordLine line; lines.next(line);)
///         line.why.empty() ? load(line.json) : report(line.why);
class RecordLines {
public:
    /// `limits` must outlive it.
    RecordLines(const std::string& path, const Limits& limits);
    ~RecordLines();
    RecordLines(const RecordLines&) = delete;
    RecordLines& operator=(const RecordLines&) = delete;

    bool next(RecordLine& line);  ///< false at the end

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace vacancy

#endif
