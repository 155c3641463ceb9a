#ifndef VACANCY_WAREHOUSE_TABLES_H
#define VACANCY_WAREHOUSE_TABLES_H

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "record/fields.h"

namespace vacancy {

// The warehouse's tables, made from the table of fields (record/fields.h): one row of `vacancy` for each
// version of an advert, and one table for each list of the record. Every dialect's SQL and every engine's
// rows follow this one definition.

enum class ColumnType : std::uint8_t { text, date, moment, integer, number, boolean };

struct Column {
    std::string name;
    ColumnType type = ColumnType::text;
    FieldRules rules;  ///< what its values are held to; `nullable` also where an object around it is
    std::string about;

    /// Where it stands in the record, or in the member of the list: names one inside the other; of a span or
    /// a box one number. Empty: a column of the warehouse's own.
    std::vector<std::string> steps = {};
    int element = -1;
};

/// A list of the record whose members are rows of a table.
struct ListInRecord {
    std::vector<std::string> steps;  ///< "salary", "bands"
    FieldType type;                  ///< objects, strings or map
    std::string kind;                ///< the value of the column `kind`, where several lists share a table
    std::string name;                ///< in views: "criteria_essential"
    std::string shown;               ///< the column that a view joins; empty: none
};

struct Table {
    std::string name;
    std::string about;
    std::vector<Column> columns;
    std::vector<std::string> key;
    std::vector<ListInRecord> lists;  ///< none: the table `vacancy` itself
    /// Columns of a nullable object that the object must have: all null, or none.
    std::vector<std::vector<std::string>> together = {};
    bool large_rows = false;  ///< texts of kilobytes: SQLite keeps them better apart from their key
};

/// `vacancy` first, then the others in the order of the record.
std::span<const Table> warehouse_tables();

inline constexpr std::string_view joined_by = " | ";  ///< members of a list in a view

}  // namespace vacancy

#endif
