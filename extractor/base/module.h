#ifndef VACANCY_BASE_MODULE_H
#define VACANCY_BASE_MODULE_H

#include <string_view>

#include "base/result.h"

namespace vacancy {

/// Where `symbol` lies in the module `name`, for as long as the program runs.
///
/// A module is a part of the program in a shared library of its own, `libvacancy_NAME.so`, opened when it is
/// first needed: what it stands on takes no time at the start of runs that do without it, and need not be
/// installed. It is built from FOLDER/NAME_module.cpp by `vacancy_module(FOLDER NAME)`, and looked for in the
/// folder that the environment's VACANCY_MODULES names, then beside the program (`../lib/vacancy`, and
/// `lib/vacancy` of a build tree), then where it was to be installed. It must be of the program's build
/// (module_stamp.h). Diagnostics: `module_missing`, `module_mismatch`.
Result<void*> find_in_module(std::string_view name, const char* symbol);

/// The same for a function, which the module has as `extern "C"`:
///
///     const auto open = function_of_module<Encoder*(const Limits&)>("parquet", "vacancy_open_parquet");
///     if (!open) return open.why();
///     return (*open)(limits);
template <class Function>
Result<Function*> function_of_module(std::string_view name, const char* symbol) {
    const auto found = find_in_module(name, symbol);
    if (!found) return found.why();
    return reinterpret_cast<Function*>(*found);
}

}  // namespace vacancy

#endif
