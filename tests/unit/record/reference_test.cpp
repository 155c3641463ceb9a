#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "record/fields.h"
#include "sample.h"

// docs/record.md holds the table of fields between two marks. With VACANCY_UPDATE set in the
// environment this test puts the table there anew.

namespace vacancy {
namespace {

const std::string page_path = VACANCY_SOURCE_DIR "/docs/record.md";
const std::string begin_mark = "<!-- fields: made from extractor/record/fields.cpp -->\n";
const std::string end_mark = "<!-- end of fields -->\n";

std::string type_name(const Field& field) {
    switch (field.type) {
        case FieldType::object:
            return "object";
        case FieldType::objects:
            return "list of objects";
        case FieldType::map:
            return "object by JSON Pointer";
        case FieldType::string:
            return "string";
        case FieldType::strings:
            return "list of strings";
        case FieldType::integer:
            return "integer";
        case FieldType::number:
            return "number";
        case FieldType::boolean:
            return "boolean";
        case FieldType::span:
            return "[begin, end)";
        case FieldType::box:
            return "[left, top, right, bottom]";
    }
    return "";
}

std::string values(const Field& field) {
    std::string out;
    for (const std::string_view value : field.rules.values)
        out += (out.empty() ? "" : ", ") + ('`' + std::string(value) + '`');
    const auto limit = [](std::int64_t number) { return std::to_string(number); };
    const auto &min = field.rules.min, &max = field.rules.max;
    if (min && max) out += limit(*min) + " to " + limit(*max);
    if (min && !max) out += "from " + limit(*min);
    return out;
}

std::string row(const Field& field) {
    std::string out = "| `" + std::string(field.path) + "` | " + type_name(field);
    out += field.rules.nullable ? " or null | " : " | ";
    out += values(field);
    return out + " | " + std::string(field.about) + " |\n";
}

std::string table() {
    std::string out = begin_mark + "| field | type | values | meaning |\n| --- | --- | --- | --- |\n";
    for (const Field& field : record_fields()) out += row(field);
    return out + end_mark;
}

TEST(Reference, PageHoldsTheTableOfFields) {
    std::string page = sample::read_file(page_path);
    const std::size_t begin = page.find(begin_mark), end = page.find(end_mark);
    ASSERT_NE(begin, std::string::npos);
    ASSERT_NE(end, std::string::npos);
    const std::size_t size = end + end_mark.size() - begin;
    if (std::getenv("VACANCY_UPDATE")) {
        page.replace(begin, size, table());
        std::ofstream(page_path, std::ios::binary) << page;
    } else {
        EXPECT_EQ(page.substr(begin, size), table()) << "to renew it, run this test with VACANCY_UPDATE=1";
    }
}

}  // namespace
}  // namespace vacancy
