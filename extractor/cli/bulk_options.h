#ifndef VACANCY_CLI_BULK_OPTIONS_H
#define VACANCY_CLI_BULK_OPTIONS_H

#include <charconv>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "cli/console.h"
#include "cli/options.h"
#include "grammar/grammar.h"
#include "pipeline/bulk.h"

namespace vacancy::cli {

// What the commands that convert many adverts have in common: extract and load.

/// An option that takes one of a few words, the first of them where it is not given.
struct Choices {
    std::string_view option;
    std::vector<std::string_view> words;
};

/// Empty where each option has one of its words.
Diagnostics check_words(const Arguments& arguments, std::span<const Choices> all);

/// A number from `least` to `most`, or nothing; false where it is something else.
template <class T>
bool read_number(const Arguments& arguments, std::string_view name, T least, T most, T& out) {
    if (!arguments.has(name)) return true;
    const std::string words = arguments.get(name);
    const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), out);
    return error == std::errc() && end == words.data() + words.size() && out >= least && out <= most;
}

/// Inputs, limits, threads, rows, --quiet; stopped by SIGINT and SIGTERM.
Result<BulkOptions> bulk_options(const Arguments& arguments, std::shared_ptr<const Grammars> grammars);

/// What --progress says.
ProgressMode progress_mode(const Arguments& arguments);

/// Converts everything, PDFs as --isolate says; diagnostics go to standard error.
BulkReport convert_inputs(const Arguments& arguments, BulkOptions& options);

/// SIGINT and SIGTERM ask the run to stop, a second one ends it; a file that may not grow is an error, no
/// signal.
void take_signals();

/// The signal that asked the run to stop, or 0.
int stop_asked();

}  // namespace vacancy::cli

#endif
