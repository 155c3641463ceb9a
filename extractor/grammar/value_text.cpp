#include "grammar/value_text.h"

#include <fmt/format.h>

#include <optional>

namespace vacancy {

namespace {

std::optional<double> number_of(const Value& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value)) return static_cast<double>(*integer);
    if (const auto* number = std::get_if<double>(&value)) return *number;
    return std::nullopt;
}

struct Printer {
    std::string operator()(std::monostate) const { return "no value"; }
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(std::int64_t integer) const { return fmt::format("{}", integer); }
    std::string operator()(double number) const { return fmt::format("{}", number); }
    std::string operator()(const std::string& words) const { return fmt::format("'{}'", words); }
    std::string operator()(const Date& date) const { return fmt::format("'{}'", date.edtf); }
};

}  // namespace

std::string text_of(const Value& value) {
    return std::visit(Printer{}, value);
}

bool same_value(const Value& value, const Value& given) {
    const auto a = number_of(value);
    const auto b = number_of(given);
    if (a && b) return *a == *b;
    const auto* date = std::get_if<Date>(&value);
    const auto* edtf = std::get_if<std::string>(&given);
    if (date != nullptr && edtf != nullptr) return date->edtf == *edtf;
    return value == given;
}

}  // namespace vacancy
