#ifndef VACANCY_RECORD_JSON_H
#define VACANCY_RECORD_JSON_H

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "document/document.h"
#include "record/record.h"

namespace vacancy {

/// Writes records as JSON, validating each against the schema as it is written.
///
///     RecordWriter writer(options);                 // one a thread; buffers are reused
///     auto line = writer.write(record, document);   // one line, no line end
///     if (!line) defect(line.why());                // never reaches the output
///
/// Evidence spans are mapped to the input by the document's origin map. Fields are in
/// the order of record/fields.h, so the same record gives the same bytes.
class RecordWriter {
public:
    struct Options {
        bool evidence = true;     ///< --evidence full|none
        bool validate = true;     ///< --no-validate turns the schema off
        bool pretty = false;      ///< --format json
        bool duplicates = false;  ///< --dedupe: with the field duplicate_of, also where it is null
    };

    explicit RecordWriter(Options options);
    ~RecordWriter();
    RecordWriter(const RecordWriter&) = delete;
    RecordWriter& operator=(const RecordWriter&) = delete;

    /// The record's JSON, valid until the next call; or the diagnostics
    /// `schema_violation` that name the place in the record and the keyword.
    Result<std::string_view> write(const Record& record, const Document& document);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The JSON Schema of the record (draft 4 keywords only), made from record/fields.h.
/// schemas/vacancy.schema.json holds the same bytes; a test compares.
std::string record_schema();

/// Checks that a JSON Schema can't say: dates, durations and postcodes are real ones, min <= max,
/// values are of the table's lists, every value has evidence, and every place lies in the text and
/// in the input. Evidence for a value stands at its pointer or at that of an object it is in, up to the
/// nearest list item. Empty when all hold; else `record_defect` diagnostics.
Diagnostics check_record(const Record& record, const Document& document);

/// Takes out numbers that no job can have (beyond the bounds of the table of fields) and their
/// evidence; each leaves a diagnostic `value_unreadable`. Before check_record(): a misprint in an
/// advert then costs a value, not the record.
void drop_impossible(Record& record, const Document& document);

/// Lower-case hex SHA-256 of `bytes`.
std::string sha256_hex(std::string_view bytes);

}  // namespace vacancy

#endif
