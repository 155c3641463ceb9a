#include "record/fields.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "paths.h"
#include "sample.h"

namespace vacancy {
namespace {

using namespace sample;

std::vector<std::string> paths_of(const Sample& s) {
    rapidjson::Document json;
    json.Parse(written(s).c_str());
    EXPECT_FALSE(json.HasParseError()) << written(s);
    std::vector<std::string> paths;
    collect_paths(json, "", paths);
    return paths;
}

/// The path of the object that a field is in; empty at the top.
std::string_view parent(std::string_view path) {
    const std::size_t dot = path.rfind('.');
    if (dot == path.npos) return {};
    path = path.substr(0, dot);
    if (path.ends_with("[]") || path.ends_with(".*")) path.remove_suffix(2);
    return path;
}

TEST(Fields, WriterWritesEveryFieldInOrderAndNoOther) {
    std::vector<std::string> table;
    for (const Field& f : record_fields()) table.emplace_back(f.path);
    EXPECT_EQ(paths_of(full()), table);
    EXPECT_EQ(paths_of(full_pdf()), table);
}

TEST(Fields, RecordOfNothingHasAllThatIsInNoListAndNoNull) {
    std::vector<std::string> table;
    std::set<std::string_view> there = {""};
    for (const Field& f : record_fields()) {
        if (!there.contains(parent(f.path)) || f.rules.asked) continue;
        table.emplace_back(f.path);
        if (f.type == FieldType::object && !f.rules.nullable) there.insert(f.path);
    }
    EXPECT_EQ(paths_of(nothing()), table);
}

TEST(Fields, NothingKnownIsNullOrEmpty) {
    rapidjson::Document json;
    json.Parse(written(nothing()).c_str());
    for (const Field& f : record_fields()) {
        if (f.path.find("[]") != f.path.npos || f.path.find('*') != f.path.npos) continue;
        const auto* value = rapidjson::Pointer(pointer_of(std::string(f.path), json).c_str()).Get(json);
        if (value == nullptr) continue;
        if (f.rules.nullable) {
            EXPECT_TRUE(value->IsNull()) << f.path;
        }
        if (f.type == FieldType::strings || f.type == FieldType::objects) {
            EXPECT_TRUE(value->Empty()) << f.path;
        }
    }
}

TEST(Fields, WhatIsAskedForIsThereAsNull) {
    const std::string json = written(nothing(), {.duplicates = true});
    EXPECT_NE(json.find(R"(-0","duplicate_of":null,"source")"), std::string::npos) << json;
    EXPECT_EQ(written(nothing()).find("duplicate_of"), std::string::npos);
}

TEST(Fields, TableIsInOrder) {
    std::set<std::string_view> seen = {""};
    for (const Field& f : record_fields()) {
        EXPECT_TRUE(seen.insert(f.path).second) << f.path << " stands twice";
        EXPECT_TRUE(seen.contains(parent(f.path))) << f.path << " stands before what it is in";
        EXPECT_TRUE(f.about.ends_with('.')) << f.path;
        EXPECT_FALSE(f.rules.filled && f.type != FieldType::string) << f.path;
        const bool list = f.type == FieldType::strings || f.type == FieldType::objects;
        EXPECT_FALSE(f.rules.nullable && list) << f.path << ": a list is empty, not null";
    }
}

TEST(Fields, FindsByPath) {
    ASSERT_NE(find_field("salary.bands[].min"), nullptr);
    EXPECT_EQ(find_field("salary.bands[].min")->type, FieldType::number);
    EXPECT_EQ(find_field("salary.bands.min"), nullptr);
    EXPECT_EQ(find_field(""), nullptr);
}

}  // namespace
}  // namespace vacancy
