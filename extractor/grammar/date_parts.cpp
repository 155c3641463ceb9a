#include "grammar/date_parts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>

namespace vacancy {

namespace {

struct Number {
    std::string_view name;
    std::int32_t DateParts::*member;
};
struct Text {
    std::string_view name;
    std::string DateParts::*member;
};

constexpr std::array<Number, 13> numbers{{{"day", &DateParts::day},
                                          {"month", &DateParts::month},
                                          {"year", &DateParts::year},
                                          {"day2", &DateParts::day2},
                                          {"month2", &DateParts::month2},
                                          {"year2", &DateParts::year2},
                                          {"hour", &DateParts::hour},
                                          {"minute", &DateParts::minute},
                                          {"second", &DateParts::second},
                                          {"hour2", &DateParts::hour2},
                                          {"minute2", &DateParts::minute2},
                                          {"season", &DateParts::season},
                                          {"season2", &DateParts::season2}}};
constexpr std::array<Text, 4> texts{{{"meridiem", &DateParts::meridiem},
                                     {"meridiem2", &DateParts::meridiem2},
                                     {"clock", &DateParts::clock},
                                     {"form", &DateParts::form}}};
constexpr std::string_view approximate = "approximate";

/// An integer, or words that are one: the key '3' of a vocabulary of months.
std::optional<std::int32_t> integer_of(const Value& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        const bool fits = *integer >= 0 && *integer <= std::numeric_limits<std::int32_t>::max();
        return fits ? std::optional(static_cast<std::int32_t>(*integer)) : std::nullopt;
    }
    const auto* words = std::get_if<std::string>(&value);
    if (words == nullptr) return std::nullopt;
    std::int32_t number = 0;
    const char* end = words->data() + words->size();
    const auto [stop, error] = std::from_chars(words->data(), end, number);
    return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

template <class Parts>
auto find(const Parts& parts, std::string_view name) {
    return std::find_if(parts.begin(), parts.end(), [&](const auto& part) { return part.name == name; });
}

}  // namespace

bool is_date_part(std::string_view name) {
    return name == approximate || find(numbers, name) != numbers.end() || find(texts, name) != texts.end();
}

std::vector<std::string_view> date_part_names() {
    std::vector<std::string_view> out{approximate};
    for (const auto& part : numbers) out.push_back(part.name);
    for (const auto& part : texts) out.push_back(part.name);
    return out;
}

bool set_date_part(DateParts& parts, std::string_view name, const Value& value) {
    if (const auto number = find(numbers, name); number != numbers.end()) {
        const auto integer = integer_of(value);
        if (integer) parts.*number->member = *integer;
        return integer.has_value();
    }
    if (const auto text = find(texts, name); text != texts.end()) {
        const auto* words = std::get_if<std::string>(&value);
        if (words != nullptr) parts.*text->member = *words;
        return words != nullptr;
    }
    const auto* flag = std::get_if<bool>(&value);
    if (flag != nullptr) parts.approximate = *flag;
    return flag != nullptr;
}

}  // namespace vacancy
