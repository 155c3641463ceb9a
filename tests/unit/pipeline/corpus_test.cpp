// Each advert of corpus/adverts gives the record of corpus/expected, whichever way it is read.
//
// VACANCY_UPDATE=1 rewrites corpus/expected for review (git diff).
#include "corpus.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <set>
#include <thread>

#include "evidence.h"
#include "extracted.h"

namespace vacancy::test {
namespace {

rapidjson::Document stated_records(const Extracted& extracted) {
    rapidjson::Document out(rapidjson::kArrayType);
    for (const std::string& line : extracted.records) {
        rapidjson::Document record;
        record.Parse(line.c_str());
        out.PushBack(corpus::stated(record, out.GetAllocator()), out.GetAllocator());
    }
    return out;
}

/// The first place where two runs part, with what stands around it; empty where they are the same.
std::string departure(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    if (a.size() != b.size()) return fmt::format("{} and {} records", a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto at = static_cast<std::size_t>(
            std::mismatch(a[i].begin(), a[i].end(), b[i].begin(), b[i].end()).first - a[i].begin());
        if (a[i] == b[i]) continue;
        const std::size_t begin = at < 100 ? 0 : at - 100;
        return fmt::format("record {}:\n  {}\n  {}", i, a[i].substr(begin, 200), b[i].substr(begin, 200));
    }
    return "";
}

class Corpus : public testing::TestWithParam<std::string> {
protected:
    void SetUp() override {
        source_ = source_of(corpus::advert_path(GetParam()));
        source_.path = GetParam();
        if (source_.type == MediaType::pdf && !pdf_supported()) GTEST_SKIP() << "built without poppler";
        extracted_ = extract(source_);
        ASSERT_FALSE(extracted_.records.empty()) << extracted_.reject << extracted_.defects;
    }

    Source source_;
    Extracted extracted_;
};

TEST_P(Corpus, GivesTheRecordExpected) {
    const auto gaps = corpus::known_gaps(GetParam());
    const std::string path = corpus::expected_path(GetParam());
    rapidjson::Document expected, records = stated_records(extracted_);
    expected.Parse(corpus::read_file(path).c_str());
    if (std::getenv("VACANCY_UPDATE")) {
        corpus::rewrite(path, records, expected, gaps);
        GTEST_SKIP() << "expectation rewritten";
    }
    ASSERT_TRUE(expected.IsArray()) << path << " is no list of records";
    std::vector<std::string> used;
    const std::string found =
        corpus::difference(corpus::lines_of(expected), corpus::lines_of(records), gaps, used);
    EXPECT_TRUE(found.empty()) << "- " << path << "\n+ extracted" << found;
    for (const std::string& gap : gaps)
        EXPECT_TRUE(std::find(used.begin(), used.end(), gap) != used.end())
            << "gap closed: take '" << GetParam() << ' ' << gap << "' out of corpus/known_gaps.txt";
}

TEST_P(Corpus, IsValid) {
    EXPECT_EQ(extracted_.defects, "");
}

TEST_P(Corpus, EvidenceReadsBackFromTheInput) {
    std::string wrong;
    for (const std::string& record : extracted_.records) wrong += misread_evidence(source_, record);
    EXPECT_TRUE(wrong.empty()) << wrong;
}

TEST_P(Corpus, SameWithoutPrefilter) {
    EXPECT_EQ(departure(extract(source_, false).records, extracted_.records), "");
}

TEST_P(Corpus, SameWithAndWithoutCompiledPatterns) {
    EXPECT_EQ(departure(extract_by_parts(source_, Jit::always).records, extracted_.records), "");
    EXPECT_EQ(departure(extract_by_parts(source_, Jit::never).records, extracted_.records), "");
}

std::string test_name(const testing::TestParamInfo<std::string>& info) {
    std::string out;
    for (const char c : info.param) out += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
    return out;
}

INSTANTIATE_TEST_SUITE_P(Adverts, Corpus, testing::ValuesIn(corpus::adverts()), test_name);

TEST(CorpusFiles, EachAdvertHasOneExpectationAndEachExpectationAnAdvert) {
    std::set<std::string> wanted, there;
    for (const std::string& name : corpus::adverts())
        EXPECT_TRUE(wanted.insert(corpus::expected_path(name)).second) << "two adverts of one name: " << name;
    for (const std::string& path : corpus::files_below(VACANCY_SOURCE_DIR "/corpus/expected"))
        there.insert(path);
    EXPECT_EQ(wanted, there);
    EXPECT_GE(wanted.size(), 40u);
}

TEST(CorpusFiles, ThreadsGiveTheSameBytes) {
    std::vector<Source> sources;
    for (const std::string& name : corpus::adverts()) sources.push_back(source_of(corpus::advert_path(name)));
    std::vector<std::string> there, back;
    // One goes forward and one backward, so that they meet each grammar in another order.
    std::thread one([&] {
        for (const Source& s : sources)
            for (std::string& r : extract(s).records) there.push_back(std::move(r));
    });
    std::thread other([&] {
        for (auto s = sources.rbegin(); s != sources.rend(); ++s) {
            auto records = extract(*s).records;
            back.insert(back.end(), std::make_move_iterator(records.rbegin()),
                        std::make_move_iterator(records.rend()));
        }
    });
    one.join();
    other.join();
    std::reverse(back.begin(), back.end());
    EXPECT_EQ(departure(there, back), "");
}

TEST(CorpusFiles, OneConverterReadsAllAsManyDo) {
    Converter converter(Grammars::built_in(), Limits{});
    for (const std::string& name : corpus::adverts()) {
        const Source source = source_of(corpus::advert_path(name));
        auto outcomes = converter.convert(source);
        const Extracted own = extract(source);
        ASSERT_EQ(static_cast<bool>(outcomes), own.reject.empty()) << name;
        std::size_t records = 0;
        if (outcomes)
            for (const Outcome& outcome : *outcomes) records += outcome.choices.size();
        EXPECT_EQ(records, own.records.size()) << name;
    }
}

/// Real adverts, where a folder with them is at hand.
TEST(SharedAdverts, EvidenceReadsBackFromTheInput) {
    const char* shared = std::getenv("VACANCY_SHARED");
    if (!shared) GTEST_SKIP() << "VACANCY_SHARED names no folder";
    std::size_t records = 0;
    std::string wrong;
    for (const char* folder : {"/adverts", "/bulk"}) {
        for (const std::string& path : corpus::files_below(std::string(shared) + folder)) {
            const Source source = source_of(path);
            if (source.type != MediaType::plain && source.type != MediaType::html) continue;
            const Extracted extracted = extract(source);
            records += extracted.records.size();
            if (!extracted.defects.empty()) wrong += path + ": " + extracted.defects;
            for (const std::string& record : extracted.records) wrong += misread_evidence(source, record);
        }
    }
    EXPECT_TRUE(wrong.empty()) << wrong;
    EXPECT_GT(records, 0u);
}

}  // namespace
}  // namespace vacancy::test
