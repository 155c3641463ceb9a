#ifndef VACANCY_CLI_GRAMMAR_COMMAND_H
#define VACANCY_CLI_GRAMMAR_COMMAND_H

#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "grammar/grammar.h"

namespace vacancy::cli {

/// The grammars of `folder`, the built-in ones where there is none. Faults are printed to
/// `err`, each with its line; null then.
std::shared_ptr<const Grammars> load_grammars(const std::optional<std::string>& folder, std::ostream& err);

/// `vacancy grammar test [FILE]... | show RULE | list`, the words after 'grammar'.
/// `folder` holds the grammars, the built-in ones where there is none; `test FILE`
/// tests the file among the others of its own folder. Returns the exit status.
int run_grammar(const std::vector<std::string>& words, const std::optional<std::string>& folder,
                std::ostream& out, std::ostream& err);

}  // namespace vacancy::cli

#endif
