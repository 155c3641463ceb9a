#ifndef VACANCY_SOURCE_ROWS_H
#define VACANCY_SOURCE_ROWS_H

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "source/inputs.h"

namespace vacancy {

/// What `--rows` says: which columns of a scraper's export hold what.
///
///     --rows content=body,path=url,title=job_title,closing=closes_on
///     --rows table=adverts,content=html,reference=ref
///
/// A column of JSON may lie within others: "hiringOrganization.name". `table` is the table of a SQLite
/// file, or the place of the list of rows in a JSON document ("response.jobs"). With several `content`
/// the advert is put together from them, each under its column's name as a heading.
struct RowOptions {
    struct Column {
        std::string name;    ///< what the values are: a label of the grammars ("title", "closing")
        std::string column;  ///< as the file calls it
    };
    std::vector<std::string> content;  ///< one at least
    std::string path;                  ///< names the row in `source.member`, or empty
    std::string table;
    std::vector<Column> labels;  ///< in the order given
};

/// Parses the words after `--rows`; a fault is a diagnostic `usage`.
Result<RowOptions> parse_rows(std::string_view spec);

/// A name left of '=' that is none of `known` (the labels of the grammars, segment/given.h) is a diagnostic
/// `usage` that lists them.
Diagnostics check_labels(const RowOptions& options, const std::vector<std::string>& known);

/// Bytes in their order, from wherever they come.
class ByteReader {
public:
    virtual ~ByteReader() = default;
    /// Up to `size` bytes, as soon as there are any; 0 at the end.
    virtual Result<std::size_t> read(char* to, std::size_t size) = 0;
};

/// Of bytes at hand; of an open descriptor, which stays open (0 is standard input).
std::unique_ptr<ByteReader> read_bytes(std::string bytes);
std::unique_ptr<ByteReader> read_descriptor(int descriptor);

/// Reads files that are a series of inputs, such as a table of adverts.
class SeriesReader {
public:
    virtual ~SeriesReader() = default;
    /// `head`: the first 64 KiB or all there is.
    virtual bool holds_rows(std::string_view head, std::string_view path) const = 0;
    /// A file of the disk; null where it is to be read as other bytes are.
    virtual std::unique_ptr<Members> open(const std::string& path) = 0;
    virtual std::unique_ptr<Members> open(std::unique_ptr<ByteReader> bytes, const std::string& path,
                                          const std::string& member) = 0;
};

/// Opens the files of one run that hold rows, and remembers which columns were met in any of them.
///
/// Each row that holds an advert is an Input: `path` the file, `member` what the row's path column says or
/// else "row N" (from 1; a row that can't be read counts as well), `bytes` its content, `given` its
/// other columns that are not empty. HTML that was escaped once more ("&lt;p&gt;") is unescaped, in `bytes`
/// too. What can't be read is an Input with its reason: a row without content
/// (`empty_row`), one that is broken or no object (`broken_row`), one over max_input_bytes
/// (`too_large`); the rows after it are read. A file in which no row has the content column is one
/// `column_missing`.
class RowReader : public SeriesReader {
public:
    RowReader(std::shared_ptr<const RowOptions> options, const Limits& limits);
    ~RowReader() override;
    RowReader(const RowReader&) = delete;
    RowReader& operator=(const RowReader&) = delete;

    /// True for a SQLite file, for JSON, and for a table with commas, semicolons or tabs
    /// whose first line names the content column.
    bool holds_rows(std::string_view head, std::string_view path) const override;

    /// The rows of a file, read as they are asked for. Never null: a file that can't be opened is an Input
    /// with its reason. The RowReader must outlive what it opens.
    std::unique_ptr<Members> open(const std::string& path) override;

    /// The same for bytes that come from elsewhere, such as a member of an archive, which
    /// is then named before the row: "export.csv/row 7". SQLite is read into memory.
    std::unique_ptr<Members> open(std::unique_ptr<ByteReader> bytes, const std::string& path,
                                  const std::string& member) override;

    /// To be asked once, when all files have been read: a warning `column_missing` for each column but
    /// `content` that no row of any file had.
    Diagnostics missing() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// A stream of documents, one JSON object a line (`--stdin-format ndjson`):
///
///     {"content": "...", "path": "..."}
///     {"content_base64": "JVBERi0...", "path": "a.pdf", "charset": "...", "captured": "..."}
///
/// `path` becomes the path of the source; without one it is "-", with "row N" as member. `rows` may give
/// the columns other names and name further ones; null means content=content,path=path. Lines of blanks are
/// passed over; every other line gives exactly one Input, as soon as the line has come.
///
/// What is to be written for each Input, one line, flushed:
///   - the record;
///   - for a candidate pack {"schema":"vacancy-pack/1","records":[RECORD,...]};
///   - for no record {"schema":"vacancy-reject/1", ...} and the members of a line of rejects
///   (sink/rejects.h).
std::unique_ptr<Members> open_documents(std::unique_ptr<ByteReader> bytes,
                                        std::shared_ptr<const RowOptions> rows, const Limits& limits);

}  // namespace vacancy

#endif
