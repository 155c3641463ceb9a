#include <gtest/gtest.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstdlib>
#include <fstream>
#include <functional>
#include <set>
#include <valijson/adapters/rapidjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "paths.h"
#include "record/fields.h"
#include "sample.h"

namespace vacancy {
namespace {

using namespace sample;
using rapidjson::Pointer;
using rapidjson::Value;

const std::string schema_path = VACANCY_SOURCE_DIR "/schemas/vacancy.schema.json";

/// The keyword that RapidJSON's validator says is violated, or "".
std::string rapidjson_says(const Value& json) {
    static rapidjson::Document text;
    if (!text.IsObject()) text.Parse(record_schema().c_str());
    const rapidjson::SchemaDocument schema(text);
    rapidjson::SchemaValidator validator(schema);
    return json.Accept(validator) ? "" : validator.GetInvalidSchemaKeyword();
}

/// Valijson's opinion, by the schema file.
bool valijson_says(const Value& json) {
    static valijson::Schema schema;
    static bool loaded = false;
    if (!loaded) {
        rapidjson::Document text;
        text.Parse(read_file(schema_path).c_str());
        valijson::SchemaParser(valijson::SchemaParser::kDraft4)
            .populateSchema(valijson::adapters::RapidJsonAdapter(text), schema);
        loaded = true;
    }
    return valijson::Validator().validate(schema, valijson::adapters::RapidJsonAdapter(json), nullptr);
}

rapidjson::Document parsed(const std::string& json) {
    rapidjson::Document document;
    document.Parse(json.c_str());
    EXPECT_FALSE(document.HasParseError()) << json;
    return document;
}

/// Each test spoils one place of a good record and asks both validators.
class Spoilt : public testing::Test {
protected:
    using Change = std::function<void(Value&, rapidjson::Document&)>;

    void spoil(std::string_view path, const std::string& keyword, const Change& change) {
        const std::string pointer = pointer_of(std::string(path), good_);
        rapidjson::Document json;
        json.CopyFrom(good_, json.GetAllocator());
        Value* const place = Pointer(pointer.c_str()).Get(json);
        ASSERT_NE(place, nullptr) << path << " at " << pointer;
        change(*place, json);
        EXPECT_EQ(rapidjson_says(json), keyword) << path;
        EXPECT_EQ(valijson_says(json), keyword.empty()) << path << ": " << keyword;
    }

    /// The same with a JSON text put in the field's place.
    void put(std::string_view path, const std::string& keyword, const std::string& value) {
        spoil(path, keyword, [&](Value& place, rapidjson::Document& json) {
            rapidjson::Document replacement(&json.GetAllocator());
            replacement.Parse(value.c_str());
            place.Swap(replacement);
        });
    }

    const rapidjson::Document good_ = parsed(written(full()));
};

TEST(Schema, FileIsWhatTheTableMakes) {
    if (std::getenv("VACANCY_UPDATE")) std::ofstream(schema_path, std::ios::binary) << record_schema();
    EXPECT_EQ(read_file(schema_path), record_schema())
        << "to renew it: vacancy schema > schemas/vacancy.schema.json";
}

TEST(Schema, GoodRecordsAreGoodForBothValidators) {
    for (const Sample& s : {full(), full_pdf(), nothing()}) {
        const auto json = parsed(written(s));
        EXPECT_EQ(rapidjson_says(json), "");
        EXPECT_TRUE(valijson_says(json));
    }
}

void collect_keywords(const Value& schema, std::set<std::string>& out) {
    for (const auto& member : schema.GetObject()) {
        const std::string name = member.name.GetString();
        out.insert(name);
        if (name == "properties")
            for (const auto& property : member.value.GetObject()) collect_keywords(property.value, out);
        else if (member.value.IsObject())
            collect_keywords(member.value, out);
    }
}

TEST(Schema, UsesOnlyKeywordsThatAreTriedBelow) {
    std::set<std::string> keywords;
    collect_keywords(parsed(record_schema()), keywords);
    const std::set<std::string> tried = {"$schema",  "title",     "description", "type",
                                         "enum",     "pattern",   "required",    "additionalProperties",
                                         "minimum",  "maximum",   "items",       "minItems",
                                         "maxItems", "minLength", "properties"};
    EXPECT_EQ(keywords, tried);
}

TEST_F(Spoilt, WrongType) {
    for (const Field& f : record_fields()) {
        put(f.path, "type", f.type == FieldType::boolean || f.type == FieldType::string ? "7" : "true");
        if (f.type == FieldType::integer) put(f.path, "type", "1.5");
        if (f.type == FieldType::number) put(f.path, "type", "\"1\"");
        if (f.type == FieldType::strings) put(f.path, "type", "[7]");
        if (f.type == FieldType::objects) put(f.path, "type", "[7]");
        if (f.type == FieldType::map) put(f.path, "type", "{\"/title\": 7}");
    }
}

TEST_F(Spoilt, NullWhereThereIsAlwaysAValue) {
    for (const Field& f : record_fields()) put(f.path, f.rules.nullable ? "" : "type", "null");
}

TEST_F(Spoilt, ValueOfNoList) {
    for (const Field& f : record_fields()) {
        if (f.rules.values.empty()) continue;
        put(f.path, "enum", f.type == FieldType::strings ? "[\"no such value\"]" : "\"no such value\"");
        for (const std::string_view value : f.rules.values) {
            const std::string quoted = '"' + std::string(value) + '"';
            put(f.path, "", f.type == FieldType::strings ? '[' + quoted + ']' : quoted);
        }
    }
}

TEST_F(Spoilt, StringOfTheWrongForm) {
    for (const Field& f : record_fields())
        if (f.rules.pattern) put(f.path, "pattern", "\"!\"");
    for (const Field& f : record_fields())
        if (f.rules.filled) put(f.path, "minLength", "\"\"");
}

TEST_F(Spoilt, NumberOutOfRange) {
    for (const Field& f : record_fields()) {
        if (f.rules.min) put(f.path, "minimum", std::to_string(*f.rules.min - 1));
        if (f.rules.min) put(f.path, "", std::to_string(*f.rules.min));
        if (f.rules.max) put(f.path, "maximum", std::to_string(*f.rules.max + 1));
        if (f.rules.max) put(f.path, "", std::to_string(*f.rules.max));
    }
}

TEST_F(Spoilt, ListOfTheWrongSize) {
    for (const Field& f : record_fields()) {
        if (f.type == FieldType::span) {
            put(f.path, "minItems", "[1]");
            put(f.path, "maxItems", "[1, 2, 3]");
            put(f.path, "minimum", "[-1, 2]");
            put(f.path, "type", "[0.5, 2]");
        } else if (f.type == FieldType::box) {
            put(f.path, "minItems", "[1, 2, 3]");
            put(f.path, "maxItems", "[1, 2, 3, 4, 5]");
            put(f.path, "type", "[\"1\", 2, 3, 4]");
        }
    }
}

TEST_F(Spoilt, MemberMissing) {
    for (const Field& f : record_fields()) {
        const std::string path(f.path);
        const std::size_t dot = path.rfind('.');
        const std::string outer = dot == path.npos ? "" : path.substr(0, dot);
        const std::string name = dot == path.npos ? path : path.substr(dot + 1);
        spoil(outer, f.rules.asked ? "" : "required",
              [&](Value& place, rapidjson::Document&) { place.RemoveMember(name.c_str()); });
    }
}

TEST_F(Spoilt, MemberOfNoName) {
    const auto add = [](Value& place, rapidjson::Document& json) {
        place.AddMember("surprise", 1, json.GetAllocator());
    };
    spoil("", "additionalProperties", add);
    for (const Field& f : record_fields()) {
        const std::string path(f.path);
        if (f.type == FieldType::object) spoil(path, "additionalProperties", add);
        if (f.type == FieldType::objects) spoil(path + "[]", "additionalProperties", add);
        if (f.type == FieldType::map) spoil(path + ".*", "additionalProperties", add);
    }
}

TEST_F(Spoilt, PatternsSayWhatTheyMean) {
    const auto good = [&](const char* path, const std::string& text) { put(path, "", '"' + text + '"'); };
    const auto bad = [&](const char* path, const std::string& text) {
        put(path, "pattern", '"' + text + '"');
    };
    good("id", "0123456789abcdef-0"), good("id", "0123456789abcdef-117");
    bad("id", "0123456789abcdef"), bad("id", "0123456789ABCDEF-0"), bad("id", "0123456789abcdef-"),
        bad("id", "");
    bad("id", "x0123456789abcdef-0"), bad("id", "0123456789abcdef-0x"), bad("id", "0123456789abcde-0");
    const std::string hash(64, 'a');
    good("source.sha256", hash), bad("source.sha256", hash + 'a'), bad("source.sha256", hash.substr(1));
    good("salary.currency", "EUR"), bad("salary.currency", "eur"), bad("salary.currency", "EURO");
    good("contract.length", "P2Y"), good("contract.length", "P1Y6M"), bad("contract.length", "P"),
        bad("contract.length", "18M"), bad("contract.length", "P1Y6"), bad("contract.length", "PT1H");
    for (const char* text :
         {"2023-08-07T23:55:00", "2023-09-04/2023-09-10", "2024-07", "2024-07~", "2024-21", "2024",
          "XXXX-10~/XXXX-11~", "2023-08-07T11:00:00/2023-08-07T12:00:00", "2024-07/..", "../2024"})
        good("dates.closing.edtf", text);
    for (const char* text :
         {"", "7 August", "23-08-07", "2023-08-07 23:55", "2023/", "/2023", "2023/2024/2025", "soon"})
        bad("dates.closing.edtf", text);
    good("dates.sift.from", "2023-01-31"), bad("dates.sift.from", "2023-1-31"),
        bad("dates.sift.from", "2023-01-31T");
    good("diagnostics[].field", "/title"), bad("diagnostics[].field", "title");
}

}  // namespace
}  // namespace vacancy
