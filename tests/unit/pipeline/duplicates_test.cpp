#include "pipeline/duplicates.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "record/json.h"

namespace vacancy {
namespace {

/// A text of `count` words, all of its own.
std::string words(std::size_t count, std::string_view of = "word") {
    std::string out;
    for (std::size_t i = 0; i < count; ++i)
        out += fmt::format("{}{}{}", of, i * 7919 % 1009, i % 12 == 11 ? '\n' : ' ');
    return out;
}

struct Advert {
    std::string text;
    std::optional<std::string> reference = {}, title = {}, closing = {};
    int role = 0;
    std::string place = {};
};

Signature signature(const Advert& advert, Dedupe how = Dedupe::near) {
    Record record;
    const std::string bytes = advert.text + advert.reference.value_or("") + advert.title.value_or("");
    record.id = fmt::format("{}-{}", sha256_hex(bytes).substr(0, 16), advert.role);
    record.reference = advert.reference;
    record.title = advert.title;
    if (advert.closing) {
        record.dates.closing.emplace();
        record.dates.closing->edtf = *advert.closing;
    }
    if (!advert.place.empty()) record.locations = {{advert.place, {}, {}, {}, {}}};
    Document document;
    document.text = advert.text;
    return sign(record, document, how);
}

/// By index of the adverts: of which earlier one each is a duplicate, or -1.
std::vector<int> marks(const std::vector<Advert>& adverts, Dedupe how = Dedupe::near) {
    Duplicates duplicates(how);
    std::vector<std::string> ids;
    std::vector<int> out;
    for (const Advert& advert : adverts) {
        const Signature s = signature(advert, how);
        const auto first = duplicates.first_of(s);
        const auto at = first ? std::find(ids.begin(), ids.end(), *first) : ids.end();
        out.push_back(first ? static_cast<int>(at - ids.begin()) : -1);
        ids.push_back(fmt::format("{:016x}-{}", s.input, s.role));
    }
    return out;
}

using Marks = std::vector<int>;

TEST(Duplicates, SameBytes) {
    const Advert a{words(300)}, b{words(300, "other")};
    for (const Dedupe how : {Dedupe::exact, Dedupe::near})
        EXPECT_EQ(marks({a, b, a, b, a}, how), (Marks{-1, -1, 0, 1, 0}));
}

TEST(Duplicates, RolesOfAPackAreEachTheirOwn) {
    const Advert first{words(300), "123", "Clerk", {}, 0}, second{words(300), "123", "Clerk", {}, 1};
    EXPECT_EQ(marks({first, second, first, second}), (Marks{-1, -1, 0, 1}));
}

TEST(Duplicates, SameReferenceAndTitle) {
    const Advert a{words(300), "12345", "Tide Clerk", "2024-05-01"};
    const Advert page{words(400, "page"), "12345", "TIDE  CLERK", "2024-05-08"};
    const Advert other{words(300, "x"), "12345", "Tide Officer"};
    EXPECT_EQ(marks({a, page, other}), (Marks{-1, 0, -1}));
    EXPECT_EQ(marks({a, page, other}, Dedupe::exact), (Marks{-1, -1, -1}));
}

TEST(Duplicates, NearlyTheSameWords) {
    const std::string text = words(600);
    EXPECT_EQ(marks({{text}, {text + " and a line at the end"}}), (Marks{-1, 0}));
    EXPECT_EQ(marks({{text}, {text.substr(0, text.size() / 2)}}), (Marks{-1, -1}));
    EXPECT_EQ(marks({{words(20)}, {words(20) + "."}}), (Marks{-1, 0})) << "short texts too";
}

TEST(Duplicates, WordsAloneSayLittle) {
    const std::string text = words(600);
    const Advert a{text, "1", "Clerk", "2024-05-01"};
    EXPECT_EQ(marks({a, {text + "!", "2", "Clerk", "2024-05-01"}}), (Marks{-1, -1})) << "another reference";
    EXPECT_EQ(marks({a, {text + "!", {}, "Officer", "2024-05-01"}}), (Marks{-1, -1})) << "another title";
    EXPECT_EQ(marks({a, {text + "!", {}, "Clerk", "2024-06-01"}}), (Marks{-1, -1})) << "another closing date";
    EXPECT_EQ(marks({a, {text + "!", {}, "Clerk", {}}}), (Marks{-1, 0})) << "what is lost does not differ";
    EXPECT_EQ(marks({{text, {}, {}, {}, 0, "Deal"}, {text + "!", {}, {}, {}, 0, "Ryde"}}), (Marks{-1, -1}))
        << "another place";
}

TEST(Duplicates, TextsWithoutWordsAreNotAlike) {
    EXPECT_EQ(marks({{""}, {"-"}, {"!"}}), (Marks{-1, -1, -1}));
}

TEST(Duplicates, ManyAlikeAreStillFound) {
    std::vector<Advert> adverts;
    for (int i = 0; i < 500; ++i) adverts.push_back({words(300), std::to_string(i), "Clerk"});
    adverts.push_back({words(300) + "!", "499", "Clerk"});
    const Marks all = marks(adverts);
    EXPECT_EQ(all.back(), 499);
    EXPECT_EQ(std::count(all.begin(), all.end(), -1), 500);
}

}  // namespace
}  // namespace vacancy
