#ifndef VACANCY_EXPORT_PARQUET_H
#define VACANCY_EXPORT_PARQUET_H

#include "export/format.h"

namespace vacancy {

/// Records as Parquet, a row each, by the module `parquet` (Arrow). docs/formats.md has the schema.
///
/// Columns follow from the table of fields: objects are structs, lists are lists, the evidence is a map, days
/// are date32, texts of a fixed list of values are dictionaries. Each says what it is in its metadata
/// ("description"); the file says the record's version ("vacancy.schema"). Columns are always the same.
///
/// Records are held until they have Limits::max_row_group_bytes of JSON; then they are a row group.
Result<std::unique_ptr<Encoder>> open_parquet(const Limits& limits);

}  // namespace vacancy

#endif
