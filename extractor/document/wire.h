#ifndef VACANCY_DOCUMENT_WIRE_H
#define VACANCY_DOCUMENT_WIRE_H

#include <optional>
#include <string>
#include <string_view>

#include "document/document.h"

namespace vacancy {

/// What read_pdf gave, as bytes: how it crosses from one process of this machine to another.
/// Appends to `out`. Vectors are copied as they lie in memory; what no PDF has (links, an
/// origin, places in the bytes) is left out.
void write_wire(const Result<Document>& read, std::string& out);

/// The way back, which trusts nothing: whoever wrote the bytes may have been taken over by the PDF
/// that it read. Nothing where a number is out of its range, a span leads out of the text or
/// cuts a character, blocks are out of order, or text is no UTF-8. Never allocates more than a small
/// multiple of the bytes that it is given.
std::optional<Result<Document>> read_wire(std::string_view bytes);

}  // namespace vacancy

#endif
