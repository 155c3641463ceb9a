// A record becomes an advert in every layout and damage (tests/generator), and the advert the
// same record again.
#include <gtest/gtest.h>

#include <algorithm>

#include "damage.h"
#include "facts.h"
#include "pipeline/convert.h"
#include "shapes.h"

namespace vacancy::test {
namespace {

constexpr std::uint64_t seeds = 100;

/// What is known not to come back, and why. A line that is no longer needed is taken out.
struct Gap {
    std::string_view shape, field, why;
};
constexpr std::array gaps{
    Gap{"one_line", "/responsibilities", "where an item ends is not printed"},
    Gap{"one_line", "/benefits", "where an item ends is not printed"},
    Gap{"one_line", "/technical_skills", "where an item ends is not printed"},
    Gap{"pdf", "/application/tests", "a wrapped line that begins with a capital stays parted"},
    Gap{"pdf", "/success_profile", "a wrapped line that begins with a capital stays parted"},
};

std::vector<std::string_view> gaps_of(std::string_view shape) {
    std::vector<std::string_view> out;
    for (const Gap& gap : gaps)
        if (gap.shape == shape) out.push_back(gap.field);
    return out;
}

class Reader {
public:
    Outcome read(std::string bytes) {
        Source source;
        source.path = "advert";
        source.type = sniff(bytes, source.path);
        source.bytes = std::move(bytes);
        auto outcomes = converter_.convert(source);
        EXPECT_TRUE(outcomes && outcomes->size() == 1 && outcomes->front().choices.size() == 1);
        return outcomes ? std::move(outcomes->front()) : Outcome{};
    }

private:
    Converter converter_{Grammars::built_in(), Limits{}};
};

Reader& reader() {
    static Reader one;
    return one;
}

/// Adverts that come back wrong, each with how; empty where all is well.
std::string wrong(const Advert& advert, Shape shape, Damage damage, std::uint64_t seed) {
    const Outcome outcome = reader().read(damaged(render(advert, shape), damage));
    if (outcome.choices.size() != 1) return "  no record\n";
    const std::string how =
        difference(shown(advert, shape), outcome.choices[0].record, gaps_of(name_of(shape)));
    if (how.empty()) return {};
    return "seed " + std::to_string(seed) + ", " + std::string(name_of(shape)) + ", " +
           std::string(name_of(damage)) + ":\n" + how;
}

class InShape : public testing::TestWithParam<Shape> {};

TEST_P(InShape, TheRecordComesBack) {
    for (std::uint64_t seed = 1; seed <= seeds; ++seed)
        EXPECT_EQ(wrong(make_advert(seed), GetParam(), Damage::none, seed), "");
}

TEST_P(InShape, TheRecordComesBackThroughDamage) {
    for (std::uint64_t seed = 1; seed <= seeds; ++seed)
        EXPECT_EQ(wrong(make_advert(seed), GetParam(), damages[1 + seed % (damages.size() - 1)], seed), "");
}

/// Labels without their values: each is told, and no other value comes in its place.
TEST_P(InShape, LostValuesAreTold) {
    if (!stands_in(GetParam(), Piece::Kind::label)) GTEST_SKIP() << "no labels";
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        const Advert advert = lose_values(make_advert(seed), seed);
        EXPECT_EQ(wrong(advert, GetParam(), Damage::none, seed), "");
        const Outcome outcome = reader().read(render(advert, GetParam()));
        if (outcome.choices.size() != 1) continue;
        const Diagnostics& told = outcome.choices[0].record.diagnostics;
        for (const std::string& field : advert.lost)
            EXPECT_TRUE(
                std::any_of(told.begin(), told.end(),
                            [&](const Diagnostic& d) { return d.code == "value_lost" && d.field == field; }))
                << "seed " << seed << ' ' << field;
    }
}

/// Text, HTML and PDF of one advert give one record.
TEST(Pdf, TheRecordComesBack) {
    if (!pdf_supported()) GTEST_SKIP() << "built without PDF";
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const Advert advert = make_advert(seed);
        Record expected = shown(advert, Shape::lines);
        std::erase_if(expected.sections, [](const SectionOut& s) { return s.id == "contents"; });
        const Outcome outcome = reader().read(render_pdf(advert));
        ASSERT_EQ(outcome.choices.size(), 1u);
        EXPECT_EQ(difference(expected, outcome.choices[0].record, gaps_of("pdf")), "") << "seed " << seed;
    }
}

/// A gap that has closed is to be taken off the list.
TEST(Gaps, AreStillThere) {
    for (const Gap& gap : gaps) {
        const auto shape = shape_called(gap.shape);
        if (!shape) continue;  // PDF is not always built
        bool seen = false;
        for (std::uint64_t seed = 1; seed <= seeds && !seen; ++seed) {
            const Advert advert = make_advert(seed);
            const Outcome outcome = reader().read(render(advert, *shape));
            seen = difference(shown(advert, *shape), outcome.choices.at(0).record, {}).find(gap.field) !=
                   std::string::npos;
        }
        EXPECT_TRUE(seen) << gap.shape << ' ' << gap.field;
    }
}

INSTANTIATE_TEST_SUITE_P(Shapes, InShape, testing::ValuesIn(shapes),
                         [](const auto& shape) { return std::string(name_of(shape.param)); });

}  // namespace
}  // namespace vacancy::test
