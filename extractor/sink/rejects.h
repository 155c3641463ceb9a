#ifndef VACANCY_SINK_REJECTS_H
#define VACANCY_SINK_REJECTS_H

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace vacancy {

/// An input that no record came from.
struct Reject {
    std::string_view path;    ///< as in the record's source
    std::string_view member;  ///< inside an archive, or empty
    std::string_view stage;   ///< "source", "document", "record"
    const Diagnostic* why = nullptr;
    std::optional<std::uint64_t> byte = {};  ///< of the archive, where the member begins or the fault lies
};

/// The reject as a line of NDJSON without its line end, so that what could not be read is data as well:
///
///     {"path":"a.pdf","member":null,"stage":"document","code":"pdf_encrypted",
///      "message":"the PDF is encrypted","position":null}
///
/// `position` is {"line", "column", "span"} where the diagnostic has a place in a text, and {"byte"} for what
/// is the matter with an archive or a member of it.
std::string to_json(const Reject& reject);

}  // namespace vacancy

#endif
