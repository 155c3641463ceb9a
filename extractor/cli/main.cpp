#include <csignal>
#include <iostream>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "pipeline/pdf_workers.h"

namespace {

using namespace vacancy::cli;

void print_usage(std::ostream& out) {
    out << "usage: vacancy COMMAND [OPERAND]... [OPTION]...\n\n"
           "Reads vacancy adverts (text, HTML, PDF) and writes structured, validated records.\n\nCommands:\n";
    for (const Command& command : commands()) {
        const std::string_view first = command.about.substr(0, command.about.find('\n'));
        out << "  " << command.name << std::string(12 - command.name.size(), ' ') << first << "\n";
    }
    out << "\n'vacancy COMMAND --help' tells more of each. 'vacancy --version' tells the version.\n";
}

int run(const Command& command, const std::vector<std::string>& words) {
    auto arguments = parse(command, words);
    if (!arguments) {
        report(arguments.why());
        return usage_error;
    }
    if (arguments->has("help")) {
        print_help(std::cout, command);
        return done;
    }
    return command.run(*arguments);
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error that the output reports
    std::vector<std::string> words(argv + 1, argv + argc);
    const std::string name = words.empty() ? "" : words.front();
    if (name == "--version" || name == "-V") {
        std::cout << "vacancy " VACANCY_VERSION "\n";
        return done;
    }
    if (name == "--pdf-worker" && words.size() == 2) return vacancy::run_pdf_worker(words[1]);
    if (name == "--help" || name == "-h" || name == "help") {
        print_usage(std::cout);
        return done;
    }
    for (const Command& command : commands())
        if (command.name == name) return run(command, {words.begin() + 1, words.end()});
    report({usage("", name.empty() ? "a command is missing" : "unknown command '" + name + "'")});
    return usage_error;
}
