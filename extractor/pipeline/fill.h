#ifndef VACANCY_PIPELINE_FILL_H
#define VACANCY_PIPELINE_FILL_H

#include <bitset>
#include <span>
#include <string_view>

#include "document/document.h"
#include "record/record.h"

namespace vacancy {

/// The fields whose share of records with a value is told: those that can be null or empty, with at most one
/// dot
/// ("title", "salary.min", "contract.types"), in the order of the table of fields. What is about the reading
/// and not about the vacancy (`source`, `sections`, `diagnostics`) is not among them.
std::span<const std::string_view> fill_fields();

inline constexpr std::size_t most_fill_fields = 96;

/// By index of fill_fields(): true where the record has a value.
using Filled = std::bitset<most_fill_fields>;

Filled filled_fields(const Record& record, const Document& document);

}  // namespace vacancy

#endif
