#ifndef VACANCY_CHECK_BUILT_IN_H
#define VACANCY_CHECK_BUILT_IN_H

#include <span>
#include <string_view>
#include <utility>

namespace vacancy {

/// The files of profiles/, (name, text), in byte order of their names; written by CMake.
std::span<const std::pair<std::string_view, std::string_view>> built_in_profiles();

/// The pages of docs/diagnostics/, likewise.
std::span<const std::pair<std::string_view, std::string_view>> diagnostic_pages();

}  // namespace vacancy

#endif
