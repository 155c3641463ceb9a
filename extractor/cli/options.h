#ifndef VACANCY_CLI_OPTIONS_H
#define VACANCY_CLI_OPTIONS_H

#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"

namespace vacancy::cli {

/// Exit statuses: the same for every command.
inline constexpr int done = 0;
inline constexpr int usage_error = 2;    ///< bad usage or a faulty grammar
inline constexpr int some_unread = 3;    ///< some inputs gave no record; the others were converted
inline constexpr int output_failed = 4;  ///< the output could not be written
inline constexpr int by_signal = 128;    ///< and the signal's number: SIGINT or SIGTERM stopped the run

/// One option of a command. Parser, help and documentation are made from it.
struct Option {
    std::string_view name;      ///< "output"
    char letter = 0;            ///< 'o', or 0
    std::string_view value;     ///< "FILE"; empty for a switch
    std::string_view fallback;  ///< default, or empty
    std::string_view help;
};

struct Arguments;

struct Command {
    std::string_view name;
    std::string_view synopsis;  ///< "INPUT... [OPTION]..."
    std::string_view about;
    std::span<const Option> options;
    std::size_t least = 0;  ///< fewest operands
    std::size_t most = 0;   ///< most operands; 0 means no bound
    int (*run)(const Arguments& arguments);
};

/// A command line, parsed.
struct Arguments {
    std::string_view command;
    std::vector<std::string> operands;
    std::vector<std::pair<std::string, std::string>> given;  ///< option name, value

    bool has(std::string_view name) const;
    std::string get(std::string_view name, std::string_view fallback = {}) const;  ///< the last one given
    std::vector<std::string> all(std::string_view name) const;
};

/// A mistake in the command line: `vacancy COMMAND: error[usage]: message`, and where to look.
/// `command` is empty where there is none.
Diagnostic usage(std::string_view command, std::string message);

/// The arguments after the command's name, or what is wrong with them.
Result<Arguments> parse(const Command& command, const std::vector<std::string>& words);

/// `vacancy COMMAND --help`.
void print_help(std::ostream& out, const Command& command);

/// Limits with those that the arguments set (--max-input-bytes N ...).
Result<Limits> limits_of(const Arguments& arguments);

/// The options that set limits, one for each limit.
std::span<const Option> limit_options();

}  // namespace vacancy::cli

#endif
