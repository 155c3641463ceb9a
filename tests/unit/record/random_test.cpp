#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include <random>

#include "sample.h"

namespace vacancy {
namespace {

using namespace sample;

/// Values of any kind, the same in every run.
class Random {
public:
    explicit Random(std::uint32_t seed) : next_(seed) {}

    std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(next_() % end); }

    std::string bytes() {
        std::string out(below(40), '\0');
        for (char& c : out) c = static_cast<char>(below(256));
        return out;
    }

    Span span() { return {below(3000), below(3000)}; }

private:
    std::mt19937 next_;
};

void spoil(Sample& s, Random& random) {
    Record& r = s.record;
    switch (random.below(12)) {
        case 0:
            r.title = random.bytes();
            break;
        case 1:
            r.source.path = random.bytes();
            break;
        case 2:
            r.grades[0].name = random.bytes();
            break;
        case 3:
            r.contract.length = random.bytes();
            break;
        case 4:
            r.locations[0].postcode = random.bytes();
            break;
        case 5:
            r.dates.closing->edtf = random.bytes();
            break;
        case 6:
            r.dates.sift->from = random.bytes();
            break;
        case 7:
            r.evidence[random.below(static_cast<std::uint32_t>(r.evidence.size()))].span = random.span();
            break;
        case 8:
            r.evidence[0].pointer = random.bytes();
            break;
        case 9:
            r.diagnostics[0].message = random.bytes(), r.diagnostics[0].span = random.span();
            break;
        case 10:
            r.sections[0].heading = random.bytes(), r.sections[0].span = random.span();
            break;
        default:
            r.salary->max = static_cast<double>(random.below(2000)) / 7 - 100;
            break;
    }
}

TEST(Random, AnyRecordGivesJsonOrAViolation) {
    RecordWriter strict({}), lax({.validate = false, .pretty = true});
    for (std::uint32_t seed = 0; seed < 3000; ++seed) {
        Random random(seed);
        Sample s = random.below(2) == 0 ? full() : full_pdf();
        s.record.sections[0].text = s.document.text;
        for (std::uint32_t i = random.below(4); i > 0; --i) spoil(s, random);
        (void)check_record(s.record, s.document);
        for (RecordWriter* writer : {&strict, &lax}) {
            const auto json = writer->write(s.record, s.document);
            if (!json) continue;
            rapidjson::Document parsed;
            parsed.Parse<rapidjson::kParseValidateEncodingFlag>(json->data(), json->size());
            ASSERT_FALSE(parsed.HasParseError()) << seed << ": " << *json;
        }
    }
}

}  // namespace
}  // namespace vacancy
