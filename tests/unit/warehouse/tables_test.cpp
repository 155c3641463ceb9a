#include "warehouse/tables.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "warehouse/ddl.h"
#include "warehouse/migrations.h"

namespace vacancy {
namespace {

std::string file(const std::string& path) {
    std::ifstream in(std::string(VACANCY_SOURCE_DIR) + "/" + path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string joined(const std::vector<std::string>& steps) {
    std::string path;
    for (const std::string& step : steps) path += (path.empty() ? "" : ".") + step;
    return path;
}

TEST(Tables, EveryFieldHasItsPlace) {
    std::set<std::string> places;
    for (const Table& table : warehouse_tables()) {
        if (table.lists.empty())
            for (const Column& column : table.columns) places.insert(joined(column.steps));
        for (const ListInRecord& list : table.lists) {
            const std::string path = joined(list.steps);
            places.insert(path);
            const std::string between = list.type == FieldType::map ? ".*." : "[].";
            for (const Column& column : table.columns)
                if (!column.steps.empty()) places.insert(path + between + joined(column.steps));
        }
    }
    for (const Field& field : record_fields())
        EXPECT_TRUE(field.type == FieldType::object || places.contains(std::string(field.path)))
            << "no table or column for " << field.path;
}

TEST(Tables, NamesAreUnique) {
    std::set<std::string> tables;
    for (const Table& table : warehouse_tables()) {
        EXPECT_TRUE(tables.insert(table.name).second) << table.name;
        std::set<std::string> columns;
        for (const Column& column : table.columns)
            EXPECT_TRUE(columns.insert(column.name).second) << table.name << "." << column.name;
    }
}

TEST(Tables, EveryColumnIsExplained) {
    for (const Table& table : warehouse_tables()) {
        EXPECT_FALSE(table.about.empty()) << table.name;
        for (const Column& column : table.columns)
            EXPECT_FALSE(column.about.empty()) << table.name << "." << column.name;
    }
}

TEST(Tables, WhatAnObjectMustHaveStandsTogether) {
    const auto& together = warehouse_tables().front().together;
    ASSERT_EQ(together.size(), 1u);
    EXPECT_EQ(together.front(), (std::vector<std::string>{"salary_currency", "salary_period"}));
}

TEST(WarehouseSql, IsWhatStandsInSchemas) {
    EXPECT_TRUE(warehouse_sql(Dialect::sqlite) == file("schemas/warehouse.sql"))
        << "run: vacancy schema sql > schemas/warehouse.sql";
}

TEST(WarehouseSql, PostgresqlHasCommentsOnEveryColumn) {
    const std::string sql = warehouse_sql(Dialect::postgresql);
    for (const Table& table : warehouse_tables())
        for (const Column& column : table.columns)
            EXPECT_NE(sql.find("COMMENT ON COLUMN " + table.name + "." + column.name + " IS '"), sql.npos)
                << table.name << "." << column.name;
    EXPECT_EQ(sql.find("STRICT"), sql.npos);
    EXPECT_EQ(sql.find("fts5"), sql.npos);
}

TEST(Migrations, AreNumberedFromOne) {
    for (const Dialect dialect : {Dialect::sqlite, Dialect::postgresql}) {
        int version = 0;
        for (const Migration& step : migrations(dialect)) EXPECT_EQ(step.version, ++version);
        EXPECT_GE(version, 1);
    }
}

}  // namespace
}  // namespace vacancy
