#ifndef VACANCY_SINK_REJECTS_H
#define VACANCY_SINK_REJECTS_H

#include <string>
#include <string_view>

#include "base/result.h"
#include "sink/output.h"

namespace vacancy {

/// An input, or a part of one, that no record came from.
struct Reject {
    std::string_view path;    ///< as in the record's source
    std::string_view member;  ///< inside an archive, or empty
    std::string_view stage;   ///< "source", "document", "record", ...
    const Diagnostic* why = nullptr;
};

/// Writes rejects as NDJSON, so that what could not be read is data as well:
///
///     {"path":"a.pdf","member":null,"stage":"document","code":"pdf_encrypted",
///      "message":"the PDF is encrypted","position":null}
///
/// `position` is {"line", "column", "span"} where the diagnostic has a place.
class Rejects {
public:
    /// As Output::open.
    static Result<Rejects> open(const std::string& path);

    Diagnostics write(const Reject& reject);
    Diagnostics flush() { return output_.flush(); }
    Diagnostics finish() { return output_.finish(); }

private:
    explicit Rejects(Output output) : output_(std::move(output)) {}

    Output output_;
};

}  // namespace vacancy

#endif
