#ifndef VACANCY_EXPORT_PARQUET_SCHEMA_H
#define VACANCY_EXPORT_PARQUET_SCHEMA_H

#include <arrow/type.h>

#include <memory>
#include <string>
#include <vector>

#include "record/fields.h"

namespace vacancy {

/// A field of the record with those inside it, and what it is in Arrow.
struct FieldNode {
    const Field* field = nullptr;  ///< null for the record itself
    std::string name;
    std::shared_ptr<arrow::DataType> type;
    std::vector<FieldNode> members;  ///< of an object, of the objects of a list or a map
};

/// The whole record, from the table of fields.
FieldNode record_tree();

std::shared_ptr<arrow::Schema> parquet_schema(const FieldNode& record);

/// True for texts that are days.
bool is_day(const Field& field);

}  // namespace vacancy

#endif
