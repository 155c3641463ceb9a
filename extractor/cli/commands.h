#ifndef VACANCY_CLI_COMMANDS_H
#define VACANCY_CLI_COMMANDS_H

#include <memory>
#include <span>

#include "cli/options.h"
#include "grammar/grammar.h"

namespace vacancy::cli {

/// Every command, in the order of `vacancy --help`.
std::span<const Command> commands();

/// The grammars that --grammars names, or the built-in ones. Faults are printed; null then.
std::shared_ptr<const Grammars> grammars_of(const Arguments& arguments);

/// Prints diagnostics to standard error; `text` is the input they point into.
void report(const Diagnostics& diagnostics, std::string_view text = {});

int run_extract(const Arguments& arguments);
int run_explain(const Arguments& arguments);
int run_grammar_command(const Arguments& arguments);
int run_schema(const Arguments& arguments);
int run_check(const Arguments& arguments);
int run_load(const Arguments& arguments);
int run_report(const Arguments& arguments);
int run_history(const Arguments& arguments);

}  // namespace vacancy::cli

#endif
