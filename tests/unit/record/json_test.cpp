#include "record/json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>
#include <rapidjson/pointer.h>

#include <limits>
#include <thread>

#include "record/writer.h"
#include "sample.h"

namespace vacancy {
namespace {

using namespace sample;
using testing::HasSubstr;

/// The JSON text of the value at `pointer`.
std::string at(const std::string& json, const char* pointer) {
    rapidjson::Document document;
    document.Parse(json.c_str());
    EXPECT_FALSE(document.HasParseError()) << json;
    const auto* value = rapidjson::Pointer(pointer).Get(document);
    if (!value) return "nothing there";
    rapidjson::StringBuffer text;
    JsonWriter writer(text);
    value->Accept(writer);
    return text.GetString();
}

std::string as_string(std::string_view text) {
    rapidjson::StringBuffer out;
    JsonWriter writer(out);
    writer.String(text);
    return {out.GetString(), out.GetSize()};
}

TEST(Json, RecordOfNothing) {
    EXPECT_EQ(
        written(nothing()),
        R"({"schema":"vacancy/1","id":"e3b0c44298fc1c14-0","source":{"path":"adverts/empty.txt","member":null,)"
        R"("media_type":"text/plain","charset":"UTF-8","bytes":0,)"
        R"("sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","layout":"lines","captured":null},)"
        R"("kind":"advert","title":null,"reference":null,"department":null,"business_area":null,"grades":[],"salary":null,)"
        R"("contract":{"types":[],"length":null},"working_patterns":[],"role_types":[],"posts":null,"locations":[],)"
        R"("hybrid_min_percent":null,"hours_per_week":null,"annual_leave":null,)"
        R"("criteria":{"essential":[],"desirable":[],"person_specification":[]},"responsibilities":[],"behaviours":[],)"
        R"("competencies":[],"technical_skills":[],"success_profile":[],)"
        R"("application":{"cv":null,"cv_scored":null,"statement_words":null,"behaviour_words":null,"tests":[]},)"
        R"("interview":{"formats":[]},"clearance":{"required":[],"conditional":[]},"nationality":null,)"
        R"("dates":{"closing":null,"sift":null,"interview":null,"start":null,"events":[]},"contacts":[],"benefits":[],)"
        R"("pension_employer_percent":null,"reserve_list_months":null,"schemes":[],"apply_url":null,"sections":[],)"
        R"("evidence":{},"diagnostics":[]})");
}

TEST(Json, NumbersArePlain) {
    Sample s = full();
    const std::string json = written(s);
    EXPECT_THAT(json, HasSubstr(R"("min":34350,"max":36755.5,)"));
    EXPECT_THAT(json, HasSubstr(R"("pension_employer_percent":28.97,)"));
    EXPECT_THAT(json, HasSubstr(R"("hours_per_week":37.5,)"));
    s.record.salary->min = 11.44;
    s.record.salary->max = 1e15 + 0.5;
    EXPECT_THAT(written(s), HasSubstr(R"("min":11.44,"max":1000000000000000.5,)"));
}

TEST(Json, NumberThatJsonCannotSayIsAViolation) {
    for (const double value :
         {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()})
        for (const bool validate : {true, false}) {
            Sample s = full();
            s.record.hours_per_week = value;
            RecordWriter writer({.validate = validate});
            const auto json = writer.write(s.record, s.document);
            ASSERT_FALSE(json);
            EXPECT_EQ(json.why().front().code, "schema_violation");
        }
}

TEST(Json, StringsAreEscaped) {
    EXPECT_EQ(as_string(""), R"("")");
    EXPECT_EQ(as_string({}), R"("")");
    EXPECT_EQ(as_string("plain words, long enough for a run"), R"("plain words, long enough for a run")");
    EXPECT_EQ(as_string("a \"quote\", a back\\slash"), R"("a \"quote\", a back\\slash")");
    EXPECT_EQ(as_string("line\nnext\ttab\r\f\b"), R"("line\nnext\ttab\r\f\b")");
    EXPECT_EQ(as_string(std::string("\x00\x01\x1f\x7f", 4)), "\"\\u0000\\u0001\\u001f\x7f\"");
    EXPECT_EQ(as_string("£34,350 – ‘quoted’ 🛟"), "\"£34,350 – ‘quoted’ 🛟\"");
}

TEST(Json, EveryByteEverywhereGivesJson) {
    for (int byte = 0; byte < 256; ++byte)
        for (std::size_t before = 0; before < 10; ++before) {
            const std::string text = std::string(before, 'x') + static_cast<char>(byte) + std::string(9, 'y');
            rapidjson::Document parsed;
            parsed.Parse<rapidjson::kParseValidateEncodingFlag>(as_string(text).c_str());
            ASSERT_FALSE(parsed.HasParseError()) << byte;
            if (byte >= 0x80) continue;
            ASSERT_EQ(std::string(parsed.GetString(), parsed.GetStringLength()), text);
        }
}

TEST(Json, InvalidBytesBecomeReplacementCharacters) {
    const std::string mark = "\xEF\xBF\xBD";
    EXPECT_EQ(as_string("a\xFFz"), '"' + ("a" + mark + "z\""));
    EXPECT_EQ(as_string("\xC3"), '"' + mark + '"');
    EXPECT_EQ(as_string("\xE2\x80"), '"' + mark + mark + '"');
    EXPECT_EQ(as_string("\xC0\x80"), '"' + mark + mark + '"');             // overlong
    EXPECT_EQ(as_string("\xED\xA0\x80"), '"' + mark + mark + mark + '"');  // surrogate
    EXPECT_EQ(as_string("\xF4\x90\x80\x80"), '"' + mark + mark + mark + mark + '"');
    Sample s = full();
    s.record.source.path = "caf\xE9.txt";
    EXPECT_EQ(at(written(s), "/source/path"), "\"caf" + mark + ".txt\"");
}

TEST(Json, EvidenceIsMappedToTheInput) {
    Sample s = nothing();
    s.document.text = "Pay\n£9 an hour";
    s.document.origin.append(0, 0, 3, true);    // Pay
    s.document.origin.append(3, 3, 4, false);   // <br>
    s.document.origin.append(4, 7, 7, false);   // &pound;
    s.document.origin.append(6, 14, 10, true);  // 9 an hour
    s.document.source_lines = {0, 3};
    s.record.evidence = {{"/salary", "salary.figure", {4, 15}, Confidence::prose}};
    const std::string json = written(s);
    EXPECT_EQ(at(json, "/evidence/~1salary"), R"({"rule":"salary.figure","text":"£9 an hour","line":)" +
                                                  at(json, "/evidence/~1salary/line") + R"(,"span":[7,)" +
                                                  at(json, "/evidence/~1salary/span/1") +
                                                  R"(],"page":null,"box":null,"confidence":"prose"})");
    EXPECT_EQ(at(json, "/evidence/~1salary/span/1"), "23");
}

TEST(Json, EvidenceStandsInByteOrderOnceEach) {
    Sample s = full();
    s.record.evidence = {{"/title", "b.x", {0, 1}, Confidence::label},
                         {"/benefits/10", "a.x", {0, 1}, Confidence::label},
                         {"/benefits/2", "a.x", {0, 1}, Confidence::section},
                         {"/title", "c.x", {0, 1}, Confidence::inferred}};
    const std::string json = written(s);
    EXPECT_LT(json.find("\"/benefits/10\""), json.find("\"/benefits/2\""));
    EXPECT_LT(json.find("\"/benefits/2\""), json.find("\"/title\""));
    EXPECT_THAT(json, HasSubstr(R"("/title":{"rule":"b.x")"));
    EXPECT_EQ(json.find("c.x"), std::string::npos);
}

TEST(Json, EvidenceOfPdfHasPageAndBox) {
    Sample s = full_pdf();
    s.record.evidence = {{"/a", "a.x", {0, 9}, Confidence::label},
                         {"/b", "a.x", {5, 15}, Confidence::label},
                         {"/c", "a.x", {95, 125}, Confidence::label},
                         {"/d", "a.x", {9, 10}, Confidence::label}};
    const std::string json = written(s);
    EXPECT_EQ(at(json, "/evidence/~1a/page"), "1");
    EXPECT_EQ(at(json, "/evidence/~1a/box"), "[0,50,9.13,62]");
    EXPECT_EQ(at(json, "/evidence/~1a/span"), "null");
    EXPECT_EQ(at(json, "/evidence/~1b/box"), "[0,50,19.13,62]");
    EXPECT_EQ(at(json, "/evidence/~1c/page"), "1") << "the first page of the span";
    EXPECT_EQ(at(json, "/evidence/~1c/box"), "[90,50,99.13,62]");
    EXPECT_EQ(at(json, "/evidence/~1d/page"), "null") << "between two words";
}

TEST(Json, EvidenceOutsideOfTheTextIsCutNotRead) {
    Sample s = full();
    const auto size = static_cast<std::uint32_t>(s.document.text.size());
    s.record.evidence = {{"/a", "a.x", {size - 1, size + 100}, Confidence::label},
                         {"/b", "a.x", {size + 5, size + 9}, Confidence::label},
                         {"/c", "a.x", {9, 4}, Confidence::label}};
    const std::string json = written(s);
    EXPECT_EQ(at(json, "/evidence/~1a/text"), R"("\n")");
    EXPECT_EQ(at(json, "/evidence/~1b/text"), R"("")");
    EXPECT_EQ(at(json, "/evidence/~1c/text"), R"("")");
}

TEST(Json, EvidenceCanBeLeftOut) {
    EXPECT_EQ(at(written(full(), {.evidence = false}), "/evidence"), "{}");
}

TEST(Json, DateWithoutYearHasNoDays) {
    Sample s = full();
    s.record.dates.sift->edtf = "XXXX-08-14/XXXX-08-20";
    s.record.dates.sift->from.clear();
    s.record.dates.sift->to.clear();
    EXPECT_EQ(at(written(s), "/dates/sift"), R"({"edtf":"XXXX-08-14/XXXX-08-20","from":null,"to":null})");
}

TEST(Json, DiagnosticWithAndWithoutAPlace) {
    Sample s = full();
    EXPECT_EQ(at(written(s), "/diagnostics/0"),
              R"({"code":"value_lost","severity":"warning","field":"/contacts/0/email",)"
              R"("message":"the label stands in the text, its value does not","line":1,"span":[10,14]})");
    s.record.diagnostics[0].span = {};
    s.record.diagnostics[0].position = {};
    s.record.diagnostics[0].field.clear();
    EXPECT_EQ(at(written(s), "/diagnostics/0"),
              R"({"code":"value_lost","severity":"warning","field":null,)"
              R"("message":"the label stands in the text, its value does not","line":null,"span":null})");
}

TEST(Json, LineOfADiagnosticComesFromItsPlace) {
    Sample s = full();
    s.record.diagnostics[0].position = {};
    s.record.diagnostics[0].span = {20, 29};
    EXPECT_EQ(at(written(s), "/diagnostics/0/line"), "2");
    s.record.diagnostics[0].position = {7, 1};
    s.record.diagnostics[0].span = {};
    EXPECT_EQ(at(written(s), "/diagnostics/0/line"), "7");
    EXPECT_EQ(at(written(s), "/diagnostics/0/span"), "null") << "a line of a PDF";
}

TEST(Json, EventWithoutAName) {
    Sample s = full();
    s.record.dates.events[0].name.clear();
    EXPECT_EQ(at(written(s), "/dates/events/0/name"), "null");
    EXPECT_TRUE(check_record(s.record, s.document).empty());
}

TEST(Json, ViolationNamesPlaceAndKeyword) {
    Sample s = full();
    s.record.grades[0].code = "CAPTAIN";
    RecordWriter writer({});
    const auto json = writer.write(s.record, s.document);
    ASSERT_FALSE(json);
    ASSERT_EQ(json.why().size(), 1u);
    const Diagnostic& d = json.why().front();
    EXPECT_EQ(d.code, "schema_violation");
    EXPECT_EQ(d.severity, Severity::error);
    EXPECT_EQ(d.field, "/grades/0/code");
    EXPECT_THAT(d.message, HasSubstr("'enum'"));
    EXPECT_THAT(d.notes.front(), HasSubstr("#/properties/grades/items/properties/code"));
}

TEST(Json, ValidationCanBeTurnedOff) {
    Sample s = full();
    s.record.grades[0].code = "CAPTAIN";
    EXPECT_EQ(at(written(s, {.validate = false}), "/grades/0/code"), "\"CAPTAIN\"");
    EXPECT_EQ(written(full(), {.validate = false}), written(full()));
}

TEST(Json, WriterIsReused) {
    RecordWriter writer({});
    Sample bad = full();
    bad.record.kind = "";
    const Sample good = full();
    const std::string first(*writer.write(good.record, good.document));
    for (int i = 0; i < 5; ++i) {
        EXPECT_FALSE(writer.write(bad.record, bad.document));
        EXPECT_EQ(*writer.write(good.record, good.document), first);
        EXPECT_EQ(*writer.write(nothing().record, nothing().document), written(nothing()));
    }
}

TEST(Json, WritersOfManyThreadsAgree) {
    const Sample s = full();
    const std::string expected = written(s);
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            RecordWriter writer({});
            for (int j = 0; j < 50; ++j) EXPECT_EQ(*writer.write(s.record, s.document), expected);
        });
    for (auto& thread : threads) thread.join();
}

TEST(Json, PrettySaysTheSame) {
    const std::string pretty = written(full(), {.pretty = true});
    rapidjson::Document a, b;
    a.Parse(pretty.c_str());
    b.Parse(written(full()).c_str());
    ASSERT_FALSE(a.HasParseError());
    EXPECT_TRUE(a == b);
    EXPECT_THAT(pretty, testing::StartsWith("{\n  \"schema\": \"vacancy/1\",\n  \"id\": "));
    EXPECT_THAT(pretty, HasSubstr("\n      \"span\": [0, 19],\n"));
    EXPECT_THAT(written(nothing(), {.pretty = true}),
                HasSubstr("\n  \"evidence\": {},\n  \"diagnostics\": []\n}"));
}

TEST(Json, IndentLeavesStringsAlone) {
    std::string out;
    indent_json(R"({"a,b":"{[\"\\\"]}","c":[],"d":[1,2.5],"e":["x",{"f":null}],"g":{}})", out);
    EXPECT_EQ(out,
              "{\n  \"a,b\": \"{[\\\"\\\\\\\"]}\",\n  \"c\": [],\n  \"d\": [1, 2.5],\n"
              "  \"e\": [\n    \"x\",\n    {\n      \"f\": null\n    }\n  ],\n  \"g\": {}\n}");
}

TEST(Json, LongTextsKeepWhole) {
    Sample s = full();
    std::string text;
    for (int i = 0; i < 200'000; ++i) text += i % 80 == 79 ? "\n" : i % 37 == 0 ? "’" : "x";
    s.document.text += text;
    s.record.sections[0].text = s.document.text;
    rapidjson::Document json;
    json.Parse(written(s).c_str());
    ASSERT_FALSE(json.HasParseError());
    EXPECT_EQ(std::string(json["sections"][0]["text"].GetString()), s.document.text);
}

}  // namespace
}  // namespace vacancy
