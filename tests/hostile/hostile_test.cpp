// Whatever comes in, a record or a named reject comes out, and soon. The adverts cut at each
// length and PDFs cut and twisted are here too.
#include <gtest/gtest.h>
#include <time.h>

#include "inputs.h"
#include "pipeline/convert.h"
#include "record/json.h"

namespace vacancy::test {
namespace {

// 2 s is what people are promised; sanitizers and a busy machine are slower.
constexpr double most_seconds = 10;
constexpr double promised_seconds = 2;

double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

struct Came {
    std::size_t records = 0;
    std::string reject;   ///< the code
    std::string defects;  ///< of the records
};

Came extract(std::string bytes, std::string path = "hostile") {
    Source source;
    source.path = std::move(path);
    source.type = sniff(bytes, source.path, &source.unsupported);
    source.bytes = std::move(bytes);
    Converter converter(Grammars::built_in(), Limits{});
    RecordWriter writer({});
    Came came;
    auto outcomes = converter.convert(source);
    if (!outcomes) {
        came.reject = outcomes.why().empty() ? "nothing said" : outcomes.why().front().code;
        return came;
    }
    for (const Outcome& outcome : *outcomes) {
        for (const Choice& choice : outcome.choices) {
            for (const Diagnostic& d : check_record(choice.record, *outcome.document))
                came.defects += d.message + '\n';
            auto line = writer.write(choice.record, *outcome.document);
            if (!line) came.defects += line.why().front().message + '\n';
            came.records += line ? 1 : 0;
        }
    }
    return came;
}

class Input : public testing::TestWithParam<Hostile> {};

TEST_P(Input, GivesARecordOrAReject) {
    const double start = cpu_seconds();
    const Came came = extract(GetParam().make());
    const double seconds = cpu_seconds() - start;
    EXPECT_EQ(came.defects, "");
    if (came.records == 0) {
        EXPECT_EQ(came.reject, GetParam().reject);
    }
    EXPECT_EQ(came.records > 0, came.reject.empty());
    EXPECT_LT(seconds, most_seconds);
    if (seconds > promised_seconds) std::cout << "slow: " << GetParam().name << ' ' << seconds << " s\n";
}

INSTANTIATE_TEST_SUITE_P(Hostile, Input, testing::ValuesIn(hostile_inputs()),
                         [](const auto& input) { return std::string(input.param.name); });

std::string whole_advert(bool html) {
    const auto path = std::string(VACANCY_SOURCE_DIR) + "/tests/cli/data/lamp_keeper.txt";
    auto source = read_source(path, Limits{});
    if (!source) return {};
    if (!html) return source->bytes;
    std::string page = "<html><body><h1>";
    for (const char c : source->bytes)
        page += c == '\n' ? std::string("</p>\n<p class=\"x\">") : std::string(1, c);
    return page + "</p></body></html>";
}

/// An advert cut anywhere: within a character, a tag, a word.
TEST(Truncated, GivesARecordAtEveryLength) {
    for (const bool html : {false, true}) {
        const std::string whole = whole_advert(html);
        ASSERT_FALSE(whole.empty());
        for (std::size_t size = 0; size < whole.size(); size += 1 + whole.size() / 150) {
            const Came came = extract(whole.substr(0, size), html ? "cut.html" : "cut.txt");
            EXPECT_EQ(came.defects, "") << size;
            EXPECT_TRUE(came.records == 1 || came.reject == "no_text" || came.reject == "empty_input")
                << size;
        }
    }
}

/// Each byte of an advert in turn becomes another.
TEST(Twisted, GivesARecord) {
    const std::string whole = whole_advert(true);
    for (std::size_t at = 0; at < whole.size(); at += 1 + whole.size() / 150) {
        std::string twisted = whole;
        twisted[at] = static_cast<char>(at * 37);
        const Came came = extract(std::move(twisted), "twisted.html");
        EXPECT_EQ(came.defects + came.reject, "") << at;
    }
}

/// No PDF, but it says so: refused by name, or, where there is no PDF reader, for that.
TEST(BrokenPdf, IsRefused) {
    for (const char* bytes :
         {"%PDF-1.4\n", "%PDF-1.7\nxref\n0 1\ntrailer\n<</Size 1>>\nstartxref\n0\n%%EOF\n",
          "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj\ntrailer<</Root 1 0 R>>\n"}) {
        const Came came = extract(bytes, "broken.pdf");
        EXPECT_EQ(came.records, 0u);
        EXPECT_NE(came.reject, "");
    }
}

}  // namespace
}  // namespace vacancy::test
