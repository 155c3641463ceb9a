// Any words read as a date, and any numbers made into one, give days of the calendar in their order, or no
// date.

#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "document/utf8.h"
#include "grammar/grammar.h"

namespace {

using namespace vacancy;

void hold(const Date& date) {
    if (date.edtf.empty() || date.from.empty() != date.to.empty() || date.from > date.to) std::abort();
}

void hold_with_years(const Date& date) {
    static const Date reference = *make_date({.day = 29, .month = 2, .year = 2024});
    hold(date);
    for (const bool after : {false, true})
        if (const auto dated = infer_year(date, reference, after)) hold(*dated);
}

void read_words(std::string_view words) {
    static const auto grammars = Grammars::built_in();
    static Matcher matcher(*grammars, Limits{});
    CaptureRule capture;
    capture.grammar = grammars->find("date");
    const Value value = matcher.normalise(capture, words);
    if (const Date* date = std::get_if<Date>(&value)) hold_with_years(*date);
}

void read_numbers(const std::uint8_t* data, std::size_t size) {
    std::int8_t n[13] = {};
    std::memcpy(n, data, std::min(size, sizeof n));
    DateParts parts{.day = n[0], .month = n[1], .year = n[2] == 0 ? 0 : 2000 + n[2]};
    parts.day2 = n[3], parts.month2 = n[4], parts.year2 = n[5] == 0 ? 0 : 2000 + n[5];
    parts.hour = n[6], parts.minute = n[7], parts.hour2 = n[8], parts.minute2 = n[9];
    parts.season = n[10], parts.season2 = n[11];
    parts.form = n[12] % 3 == 0 ? "" : n[12] % 3 == 1 ? "week" : "week_range";
    if (const auto date = make_date(parts)) hold_with_years(*date);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view words(reinterpret_cast<const char*>(data), size);
    if (utf8::valid_until(words) == size) read_words(words);  // as all text is that grammars are shown
    read_numbers(data, size);
    return 0;
}
