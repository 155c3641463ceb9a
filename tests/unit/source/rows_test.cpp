#include "source/rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace vacancy {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

const fs::path data = fs::path(VACANCY_SOURCE_DIR) / "tests/data/rows";
const std::string columns = "content=body,path=id,title=title,closing=closes";

std::string slurp(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::shared_ptr<const RowOptions> options(std::string_view spec) {
    auto parsed = parse_rows(spec);
    EXPECT_TRUE(parsed) << spec;
    return std::make_shared<const RowOptions>(*parsed);
}

std::vector<Input> all_of(Members& members) {
    std::vector<Input> inputs;
    for (Input input; members.next(input); input = Input()) {
        inputs.push_back(std::move(input));
        if (inputs.size() > 5000) break;
    }
    return inputs;
}

/// Gives its bytes a few at a time.
class Drops : public ByteReader {
public:
    Drops(std::string bytes, std::size_t step) : bytes_(std::move(bytes)), step_(step) {}
    Result<std::size_t> read(char* to, std::size_t size) override {
        size = std::min({size, step_, bytes_.size() - at_});
        bytes_.copy(to, size, at_);
        at_ += size;
        return size;
    }

private:
    std::string bytes_;
    std::size_t step_, at_ = 0;
};

std::vector<Input> rows_in(std::string_view bytes, std::string_view spec = columns,
                           const std::string& member = "", const Limits& limits = {},
                           std::size_t step = 1 << 20) {
    RowReader reader(options(spec), limits);
    const auto members = reader.open(std::make_unique<Drops>(std::string(bytes), step), "x", member);
    return all_of(*members);
}

std::vector<Input> rows_of(const std::string& file, const std::string& spec) {
    RowReader reader(options(spec), Limits());
    const auto members = reader.open((data / file).string());
    return all_of(*members);
}

/// "member: code" for what was refused, "member" else.
std::vector<std::string> told(const std::vector<Input>& inputs) {
    std::vector<std::string> out;
    for (const Input& input : inputs)
        out.push_back(input.source.member + (input.why.empty() ? "" : ": " + input.why.at(0).code));
    return out;
}

std::string words(const Input& input) {
    std::string out = input.source.member + '|' + std::string(name_of(input.source.type)) + '|';
    for (const Given& given : input.source.given) out += given.label + '=' + given.value + '|';
    for (const Diagnostic& why : input.why) out += why.code + '|';
    return out + input.source.bytes;
}

std::vector<std::string> words(const std::vector<Input>& inputs) {
    std::vector<std::string> out;
    for (const Input& input : inputs) out.push_back(words(input));
    return out;
}

// ---- what --rows says

TEST(RowOptionsTest, ColumnsAreNamed) {
    const auto parsed = options("content=Job Summary, content = b.c ,path=url,table=t,title=Job Title");
    EXPECT_THAT(parsed->content, ElementsAre("Job Summary", "b.c"));
    EXPECT_EQ(parsed->path, "url");
    EXPECT_EQ(parsed->table, "t");
    ASSERT_EQ(parsed->labels.size(), 1u);
    EXPECT_EQ(parsed->labels[0].name, "title");
    EXPECT_EQ(parsed->labels[0].column, "Job Title");
}

TEST(RowOptionsTest, MistakesAreUsage) {
    for (const char* spec : {"", "content", "content=", "=x", "title=x", "content=a,,path=b",
                             "content=a,path=b,path=c", "content=a,title=b,title=c"}) {
        const auto parsed = parse_rows(spec);
        ASSERT_FALSE(parsed) << spec;
        EXPECT_EQ(parsed.why().at(0).code, "usage");
    }
}

TEST(RowOptionsTest, LabelsAreThoseOfTheGrammars) {
    EXPECT_TRUE(check_labels(*options("content=a,title=b"), {"salary", "title"}).empty());
    const Diagnostics why = check_labels(*options("content=a,titel=b"), {"salary", "title"});
    ASSERT_EQ(why.size(), 1u);
    EXPECT_THAT(why[0].message, HasSubstr("'titel'"));
    EXPECT_THAT(why[0].help, HasSubstr("salary, title"));
}

// ---- every format

TEST(Rows, EveryFormatHoldsTheSame) {
    const std::vector<std::string> expected = words(rows_of("adverts.ndjson", columns));
    ASSERT_EQ(expected.size(), 3u);
    EXPECT_THAT(expected[0],
                testing::StartsWith("lamp-keeper|text/plain|title=Lamp Keeper|closing=11:55 pm"));
    EXPECT_THAT(expected[0], HasSubstr("in \"good order\", day"));
    EXPECT_THAT(expected[1],
                testing::StartsWith("tide-clerk|text/html|title=Tide Clerk|closing=12 June 2024|<h2>"));
    EXPECT_THAT(expected[1], HasSubstr("caf\xc3\xa9"));
    EXPECT_THAT(expected[2], testing::StartsWith("row 3|text/plain|title=Map Folder"));
    for (const char* file : {"adverts.json", "adverts.csv", "adverts_semicolons.csv", "adverts.tsv"})
        EXPECT_EQ(words(rows_of(file, columns)), expected) << file;
    EXPECT_EQ(words(rows_of("adverts.db", columns + ",table=adverts")), expected);
    EXPECT_EQ(words(rows_of("nested.json",
                            "table=answer.jobs,content=job.body,path=id,title=job.title,closing=job.closes")),
              expected);
}

TEST(Rows, BytesInMemoryAndInDropsGiveTheSame) {
    for (const char* file : {"adverts.ndjson", "adverts.json", "adverts.csv", "adverts.tsv", "adverts.db"}) {
        const std::string bytes = slurp(data / file),
                          spec = columns + (file[8] == 'd' ? ",table=adverts" : "");
        std::vector<std::string> expected = words(rows_of(file, spec));
        for (std::string& row : expected) row.insert(0, "in.zip/");
        for (const std::size_t step : {1u, 7u, 100000u})
            EXPECT_EQ(words(rows_in(bytes, spec, "in.zip", {}, step)), expected) << file << ' ' << step;
    }
}

TEST(Rows, FilesThatHoldRowsAreKnown) {
    const RowReader reader(options(columns), Limits());
    for (const char* file : {"adverts.ndjson", "adverts.json", "adverts.csv", "adverts_semicolons.csv",
                             "adverts.tsv", "adverts.db", "nested.json"})
        EXPECT_TRUE(reader.holds_rows(slurp(data / file), "no_ending")) << file;
    EXPECT_TRUE(reader.holds_rows("a;b\n1;2\n", "x.csv"));
    EXPECT_TRUE(reader.holds_rows("rubbish", "x.jsonl"));
    for (const char* text :
         {"", "{", "[", "About the job\nThe body, title", "body", "[\"a\", 'b']", "<html>", "{a}", "[1]"})
        EXPECT_FALSE(reader.holds_rows(text, "x.txt")) << text;
}

// ---- values

TEST(JsonRows, ValuesAreAsPrinted) {
    const auto inputs =
        rows_in(R"({"body":"a","title":12.50,"closes":true})"
                "\n"
                R"({"body":["one","two"],"title":null,"closes":{"day":3}})"
                "\n"
                R"({"body":10000000000000000000000,"title":"  ","closes":[1,[2,{"x":3}],4]})");
    EXPECT_THAT(words(inputs),
                ElementsAre("row 1|text/plain|title=12.50|closing=true|a", "row 2|text/plain|one\ntwo",
                            "row 3|text/plain|closing=1\n2\n4|10000000000000000000000"));
}

TEST(JsonRows, MembersWithinMembersAreNamedByPoints) {
    const auto inputs = rows_in(R"({"a":{"b":{"c":"text"}},"l":[{"n":"x"},{"n":"y"}],"t":"T"})",
                                "content=a.b.c,location=l.n,title=t");
    EXPECT_THAT(words(inputs), ElementsAre("row 1|text/plain|location=x\ny|title=T|text"));
}

TEST(JsonRows, OneObjectAndObjectsInARowAreRows) {
    EXPECT_EQ(rows_in("{\n \"body\": \"a\"\n}\n").size(), 1u);
    EXPECT_EQ(rows_in("{\n \"body\": \"a\"\n}\n{\n \"body\": \"b\"\n}").size(), 2u);
    EXPECT_EQ(rows_in("[[{\"body\":\"a\"}]]", "content=body,table=x").size(), 1u);  // says that there is no x
}

TEST(JsonRows, WhatIsBrokenCostsItsRowAlone) {
    const auto inputs = rows_in(
        "{\"body\":\"a\"}\n\n{\"body\":\"b\n[1,2]\n\"text\"\n{\"body\":\"c\"} "
        "x\n{\"body\":\"\"}\n{\"body\":\"d\"}");
    EXPECT_THAT(told(inputs),
                ElementsAre("row 1", "row 2: broken_row", "row 3: broken_row", "row 4: broken_row",
                            "row 5: broken_row", "row 6: empty_row", "row 7"));
    EXPECT_EQ(inputs[1].why[0].position, (Position{3, 11}));
    EXPECT_EQ(inputs[1].why[0].span.begin, 14u + 10u);
    EXPECT_THAT(inputs[1].why[0].message, HasSubstr("quotation mark"));
    const auto list = rows_in("[{\"body\":\"a\"}, {\"body\" 1}, nonsense, null, {\"body\":\"b\"}]");
    EXPECT_THAT(told(list),
                ElementsAre("row 1", "row 2: broken_row", "row 3: broken_row", "row 4: broken_row", "row 5"));
}

TEST(JsonRows, AFileCutOffIsTold) {
    EXPECT_THAT(told(rows_in("[{\"body\":\"a\"}, {\"body\":\"b")),
                ElementsAre("row 1", "row 2: broken_row", ": broken_row"));
    EXPECT_THAT(told(rows_in("[{\"body\":\"a\"},")), ElementsAre("row 1", ": broken_row"));
    EXPECT_THAT(told(rows_in("{\"l\":[{\"body\":\"a\"},{\"body\":", "table=l,content=body")),
                ElementsAre("row 1", "row 2: broken_row"));
}

TEST(JsonRows, RowsOverTheLimitArePassedOver) {
    Limits limits;
    limits.max_input_bytes = 100;
    const std::string big = "{\"body\":\"" + std::string(50000, 'x') + "\\\"]}\"}",
                      small = "{\"body\":\"a\"}";
    for (const std::size_t step : {1u, 5000u, 1u << 20}) {
        EXPECT_THAT(told(rows_in(small + '\n' + big + '\n' + small, columns, "", limits, step)),
                    ElementsAre("row 1", "row 2: too_large", "row 3"));
        const auto list = rows_in('[' + small + ",\n" + big + ',' + small + ']', columns, "", limits, step);
        EXPECT_THAT(told(list), ElementsAre("row 1", "row 2: too_large", "row 3"));
        EXPECT_EQ(list[1].why[0].position.line, 2u);
        EXPECT_EQ(list[1].why[0].span, (Span{15, 15 + static_cast<std::uint32_t>(big.size())}));
    }
}

TEST(JsonRows, HalfCharactersBecomeReplacements) {
    const auto inputs = rows_in(R"({"body":"a\ud83d b\uDE00 c\ud83d\uDE00 d\\ud83d e\u0000"})");
    ASSERT_EQ(inputs.size(), 1u);
    EXPECT_EQ(inputs[0].source.bytes,
              std::string("a\xef\xbf\xbd b\xef\xbf\xbd c\xf0\x9f\x98\x80 d\\ud83d e\0", 26));
}

TEST(JsonRows, DeepNestingIsRefused) {
    const std::string deep(200'000, '[');
    EXPECT_THAT(told(rows_in("{\"body\":\"a\"}\n{\"x\":" + deep + "\n{\"body\":\"b\"}", columns, "x.ndjson")),
                ElementsAre("x.ndjson/row 1", "x.ndjson/row 2: broken_row", "x.ndjson/row 3"));
    EXPECT_THAT(told(rows_in("{\"x\":" + deep)), ElementsAre("row 1: broken_row"));
}

// ---- tables

TEST(CsvRows, QuotesAndLineEnds) {
    const auto inputs =
        rows_in("title,body\r\n\"a \"\"b\"\"\",\"one\r\ntwo, three\"\r\n\r\nx,y \"z\" w\nlast,\"q\"\"\"");
    EXPECT_THAT(words(inputs),
                ElementsAre("row 1|text/plain|title=a \"b\"|one\r\ntwo, three",
                            "row 2|text/plain|title=x|y \"z\" w", "row 3|text/plain|title=last|q\""));
}

TEST(CsvRows, RowsThatDoNotFitAreRefused) {
    const auto inputs = rows_in("title,body\na,b,c\na\na,\"b\nc\n");
    EXPECT_THAT(told(inputs), ElementsAre("row 1: broken_row", "row 2: empty_row", "row 3: broken_row"));
    EXPECT_EQ(inputs[2].why[0].position.line, 4u);
}

TEST(CsvRows, RowsOverTheLimitArePassedOver) {
    Limits limits;
    limits.max_input_bytes = 100;
    const std::string big = "x,\"" + std::string(50000, '\n') + "\"";
    for (const std::size_t step : {1u, 5000u, 1u << 20})
        EXPECT_THAT(told(rows_in("title,body\na,b\n" + big + "\nc,d", columns, "", limits, step)),
                    ElementsAre("row 1", "row 2: too_large", "row 3"));
}

// ---- columns

TEST(Columns, AFileWithoutTheContentColumnIsToldOnce) {
    for (const char* bytes : {"{\"a\":1,\"b\":2}\n{\"a\":1}\n", "a,b\n1,2\n3,4\n"}) {
        const auto inputs = rows_in(bytes);
        ASSERT_EQ(told(inputs), std::vector<std::string>{": column_missing"});
        EXPECT_THAT(inputs[0].why[0].message, HasSubstr("'body'"));
        EXPECT_THAT(inputs[0].why[0].help, HasSubstr("'a', 'b'"));
    }
    std::string many;
    for (int i = 0; i < 3000; ++i) many += "{\"a\":1}\n";
    EXPECT_EQ(told(rows_in(many)), std::vector<std::string>{": column_missing"});
}

TEST(Columns, RowsWithoutTheContentAreEmptyWhereOthersHaveIt) {
    EXPECT_THAT(told(rows_in("{\"a\":1}\n{\"body\":null}\n{\"body\":\"x\"}\n{\"a\":1}")),
                ElementsAre("row 1: empty_row", "row 2: empty_row", "row 3", "row 4: empty_row"));
}

TEST(Columns, ThoseThatNoRowOfAnyFileHasAreToldAtTheEnd) {
    RowReader reader(options(columns), Limits());
    EXPECT_TRUE(reader.missing().empty());
    all_of(*reader.open(read_bytes("{\"body\":\"a\",\"id\":1}"), "x", ""));
    ASSERT_EQ(reader.missing().size(), 2u);
    EXPECT_EQ(reader.missing()[0].code, "column_missing");
    all_of(*reader.open(read_bytes("{\"body\":\"a\",\"title\":1}"), "y", ""));
    ASSERT_EQ(reader.missing().size(), 1u);
    EXPECT_THAT(reader.missing()[0].message, HasSubstr("'closes'"));
}

TEST(Columns, SeveralContentsArePutTogetherUnderTheirNames) {
    const std::string spec = "content=x.Summary,content=Benefits,content=Notes";
    EXPECT_THAT(words(rows_in(R"({"x":{"Summary":"s"},"Benefits":"b\n","Notes":" "})", spec)),
                ElementsAre("row 1|text/plain|Summary\n\ns\n\nBenefits\n\nb\n\n\n"));
    EXPECT_THAT(
        words(rows_in(R"({"x":{"Summary":"<p>s</p><p>t</p>"},"Benefits":"1 < 2"})", spec)),
        ElementsAre("row 1|text/html|<h2>Summary</h2>\n<div><p>s</p><p>t</p></div>\n<h2>Benefits</h2>\n"
                    "<pre>1 &lt; 2</pre>\n"));
}

TEST(Columns, HtmlThatWasEscapedOnceMoreIsHtml) {
    const std::string escaped =
        R"({"body":" &lt;p&gt;a &amp;amp; b&lt;/p&gt;&lt;p&gt;c&lt;/p&gt;","title":"x &amp; y &c;"})";
    EXPECT_THAT(words(rows_in(escaped, "content=body,title=title")),
                ElementsAre("row 1|text/html|title=x & y &c;| <p>a &amp; b</p><p>c</p>"));
    EXPECT_THAT(words(rows_in(R"({"body":"a &lt;p&gt;"})", "content=body")),
                ElementsAre("row 1|text/plain|a &lt;p&gt;"));
    EXPECT_THAT(
        words(rows_in(R"({"a":"&lt;p&gt;a&lt;/p&gt;&lt;p&gt;b&lt;/p&gt;","b":"c"})", "content=a,content=b")),
        ElementsAre("row 1|text/html|<h2>a</h2>\n<div><p>a</p><p>b</p></div>\n<h2>b</h2>\n<pre>c</pre>\n"));
}

// ---- files

TEST(Files, WhatHoldsNoRowsIsTold) {
    for (const char* bytes : {"", "[]", "body,title\n", "\n\n"})
        EXPECT_EQ(told(rows_in(bytes)), std::vector<std::string>{": empty_input"});
    EXPECT_EQ(told(rows_in(std::string_view("\xff\xfe"
                                            "b\0o\0",
                                            6))),
              std::vector<std::string>{": unsupported"});
    EXPECT_EQ(told(rows_of("none.csv", columns)), std::vector<std::string>{": not_found"});
    EXPECT_EQ(told(rows_of("", columns)), std::vector<std::string>{": is_folder"});
}

TEST(Files, TablesOfADatabaseAreNamed) {
    for (const char* spec : {"content=body", "content=body,table=adverst"}) {
        const auto inputs = rows_of("adverts.db", spec);
        ASSERT_EQ(told(inputs), std::vector<std::string>{": no_table"});
        EXPECT_THAT(inputs[0].why[0].message, HasSubstr("'adverts'"));
    }
    EXPECT_EQ(told(rows_of("adverts.db", "content=boddy,table=adverts")),
              std::vector<std::string>{": column_missing"});
}

TEST(Files, ADatabaseIsNotWrittenTo) {
    std::string name = (fs::temp_directory_path() / "vacancy-rows-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    const fs::path copy = fs::path(name) / "odd #1?%.db";
    fs::copy_file(data / "adverts.db", copy);
    std::ofstream(copy.string() + "-wal") << "pending";
    RowReader reader(options(columns + ",table=adverts"), Limits());
    EXPECT_THAT(told(all_of(*reader.open(copy.string()))),
                ElementsAre(": unmerged_changes", "lamp-keeper", "tide-clerk", "row 3"));
    EXPECT_EQ(slurp(copy), slurp(data / "adverts.db"));
    EXPECT_EQ(std::distance(fs::directory_iterator(name), {}), 2);
    fs::remove_all(name);
}

TEST(Files, BrokenBytesComeToAnEnd) {
    for (const char* file : {"adverts.ndjson", "adverts.json", "adverts.csv", "adverts.db", "nested.json"}) {
        const std::string bytes = slurp(data / file);
        const std::string spec = "content=body,content=answer.jobs,table=adverts";
        for (std::size_t at = 0; at < bytes.size(); at += 3) {
            std::string changed = bytes;
            changed[at] = static_cast<char>(changed[at] ^ static_cast<char>(1 + at % 255));
            EXPECT_LT(rows_in(changed, spec).size(), 5000u);
            EXPECT_LT(rows_in(bytes.substr(0, at), columns).size(), 5000u);
        }
    }
}

// ---- streams

TEST(Documents, EachLineIsOneInput) {
    const std::string stream =
        "{\"content\":\"About the job\",\"path\":\"a.txt\"}\n\n"
        "{\"content\":\"<p>a</p><p>b</p>\"}\r\n"
        "{\"content_base64\":\"JVBERi0xLjQ=\",\"path\":\"b.pdf\",\"captured\":\"2024-05-01\"}\n"
        "{\"content_base64\":\"Y2Fm6Q==\",\"charset\":\"latin1\"}\n"
        "{\"content_base64\":\"?\",\"path\":\"c\"}\n"
        "nonsense\n[]\n{}\n{\"content\":\"x\"}";
    const auto documents = open_documents(read_bytes(stream), nullptr, Limits());
    const std::vector<Input> inputs = all_of(*documents);
    EXPECT_THAT(told(inputs), ElementsAre("", "row 2", "", "row 4", ": broken_row", "row 6: broken_row",
                                          "row 7: broken_row", "row 8: empty_row", "row 9"));
    EXPECT_EQ(inputs[0].source.path, "a.txt");
    EXPECT_EQ(inputs[1].source.path, "-");
    EXPECT_EQ(inputs[1].source.type, MediaType::html);
    EXPECT_EQ(inputs[2].source.type, MediaType::pdf);
    EXPECT_EQ(inputs[2].source.bytes, "%PDF-1.4");
    EXPECT_EQ(inputs[2].source.captured, "2024-05-01");
    EXPECT_EQ(inputs[3].source.bytes, "caf\xe9");
    EXPECT_EQ(inputs[3].source.charset_hint, "latin1");
    EXPECT_EQ(inputs[4].source.path, "c");
}

TEST(Documents, ALineIsGivenAsSoonAsItHasCome) {
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const auto documents =
        open_documents(read_descriptor(ends[0]), options("content=body,title=t"), Limits());
    for (const std::string line : {"{\"body\":\"a\",\"t\":\"T\"}\n", "{\"body\":\"b\",\"t\":\"U\"}\n"}) {
        ASSERT_EQ(::write(ends[1], line.data(), line.size()), static_cast<ssize_t>(line.size()));
        Input input;
        ASSERT_TRUE(documents->next(input));  // would wait for ever if it wanted more
        EXPECT_EQ(input.source.given.size(), 1u);
    }
    ::close(ends[1]);
    Input input;
    EXPECT_FALSE(documents->next(input));
    ::close(ends[0]);
}

TEST(Documents, AnEmptyStreamIsNothing) {
    EXPECT_TRUE(all_of(*open_documents(read_bytes(""), nullptr, Limits())).empty());
}

}  // namespace
}  // namespace vacancy
