#include "cli/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/program_options.hpp>
#include <charconv>

namespace vacancy::cli {
namespace {

namespace po = boost::program_options;

constexpr std::array limit_table{
    Option{"max-input-bytes", 0, "N", "33554432", "largest input, in bytes"},
    Option{"max-markup-bytes", 0, "N", "4194304", "largest text or HTML page as it is stored, in bytes"},
    Option{"max-members", 0, "N", "1000000", "most members of one archive and those inside it"},
    Option{"max-depth", 0, "N", "8", "most layers of archives and compression, one in the other"},
    Option{"max-expansion", 0, "N", "68719476736", "most bytes unpacked from one file"},
    Option{"max-expansion-ratio", 0, "N", "200", "most bytes unpacked for each byte of a file, above 64 MiB"},
    Option{"max-text-bytes", 0, "N", "1048576", "largest text of one advert, in bytes"},
    Option{"max-blocks", 0, "N", "20000", "most blocks (lines) of one advert"},
    Option{"max-pages", 0, "N", "500", "most pages of one PDF"},
    Option{"max-html-depth", 0, "N", "2000", "deepest nesting of HTML elements"},
    Option{"max-structured-bytes", 0, "N", "2097152", "most structured data of one page, in bytes of memory"},
    Option{"max-structured-depth", 0, "N", "64", "deepest nesting of JSON-LD"},
    Option{"max-regex-steps", 0, "N", "2000000", "most steps of one match of a pattern"},
    Option{"max-regex-depth", 0, "N", "20000", "deepest backtracking of one match"},
    Option{"max-regex-heap-kib", 0, "N", "20000", "most memory of one match, in KiB"},
    Option{"max-candidates", 0, "N", "100000", "most candidate values of one advert"},
    Option{"max-roles", 0, "N", "200", "most records of one candidate pack"},
    Option{"max-row-group-bytes", 0, "N", "67108864", "most bytes of records in one row group of Parquet"},
    Option{"max-advert-seconds", 0, "N", "30", "most CPU time of trying rules on one advert"},
    Option{"max-pdf-seconds", 0, "N", "20", "longest time for reading one PDF in a worker process"},
    Option{"max-pdf-memory-mib", 0, "N", "512", "most memory of a worker process, in MiB"},
    Option{"max-report-adverts", 0, "N", "20000", "most adverts of one report"},
};

std::string spelling(const Option& option) {
    return option.letter ? fmt::format("{},{}", option.name, option.letter) : std::string(option.name);
}

po::options_description describe(const Command& command) {
    po::options_description all;
    auto add = [&](const Option& option) {
        if (option.value.empty()) {
            all.add_options()(spelling(option).c_str(), "");
        } else {
            all.add_options()(spelling(option).c_str(), po::value<std::vector<std::string>>(), "");
        }
    };
    for (const Option& option : command.options) add(option);
    for (const Option& option : limit_table) add(option);
    all.add_options()("help,h", "")("operand", po::value<std::vector<std::string>>(), "");
    return all;
}

void print_option(std::ostream& out, const Option& option) {
    std::string head = option.letter ? fmt::format("  -{}, --{}", option.letter, option.name)
                                     : fmt::format("      --{}", option.name);
    if (!option.value.empty()) head += fmt::format("={}", option.value);
    std::string tail(option.help);
    if (!option.fallback.empty()) tail += fmt::format(" (default {})", option.fallback);
    out << (head.size() < 30 ? fmt::format("{:<30}{}\n", head, tail)
                             : fmt::format("{}\n{:30}{}\n", head, "", tail));
}

template <class T>
bool set_limit(const Arguments& arguments, std::string_view name, T& limit) {
    if (!arguments.has(name)) return true;
    const std::string words = arguments.get(name);
    const auto [end, error] = std::from_chars(words.data(), words.data() + words.size(), limit);
    return error == std::errc() && end == words.data() + words.size() && limit > 0;
}

}  // namespace

Diagnostic usage(std::string_view command, std::string message) {
    Diagnostic diagnostic;
    diagnostic.code = "usage";
    diagnostic.message = std::move(message);
    diagnostic.file = "vacancy";
    if (!command.empty()) diagnostic.file.append(" ").append(command);
    diagnostic.help = fmt::format("try '{} --help'", diagnostic.file);
    return diagnostic;
}

bool Arguments::has(std::string_view name) const {
    return std::any_of(given.begin(), given.end(), [&](const auto& option) { return option.first == name; });
}

std::string Arguments::get(std::string_view name, std::string_view fallback) const {
    for (auto option = given.rbegin(); option != given.rend(); ++option)
        if (option->first == name) return option->second;
    return std::string(fallback);
}

std::vector<std::string> Arguments::all(std::string_view name) const {
    std::vector<std::string> values;
    for (const auto& option : given)
        if (option.first == name) values.push_back(option.second);
    return values;
}

Result<Arguments> parse(const Command& command, const std::vector<std::string>& words) {
    const po::options_description options = describe(command);
    po::positional_options_description operands;
    operands.add("operand", -1);
    Arguments arguments;
    arguments.command = command.name;
    try {
        const auto parsed = po::command_line_parser(words).options(options).positional(operands).run();
        for (const auto& option : parsed.options) {
            if (option.string_key == "operand") {
                arguments.operands.insert(arguments.operands.end(), option.value.begin(), option.value.end());
            } else {
                arguments.given.emplace_back(option.string_key,
                                             option.value.empty() ? "" : option.value.front());
            }
        }
    } catch (const po::error& error) {
        return usage(command.name, error.what());
    }
    if (arguments.has("help")) return arguments;
    if (arguments.operands.size() < command.least) return usage(command.name, "an operand is missing");
    if (command.most && arguments.operands.size() > command.most)
        return usage(command.name, "too many operands");
    return arguments;
}

void print_help(std::ostream& out, const Command& command) {
    out << fmt::format("usage: vacancy {} {}\n\n{}\n\nOptions:\n", command.name, command.synopsis,
                       command.about);
    for (const Option& option : command.options) print_option(out, option);
    print_option(out, {"help", 'h', "", "", "show this help and exit"});
    out << "\nLimits:\n";
    for (const Option& option : limit_table) print_option(out, option);
}

std::span<const Option> limit_options() {
    return limit_table;
}

Result<Limits> limits_of(const Arguments& arguments) {
    Limits limits;
    const bool good = set_limit(arguments, "max-input-bytes", limits.max_input_bytes) &&
                      set_limit(arguments, "max-markup-bytes", limits.max_markup_bytes) &&
                      set_limit(arguments, "max-members", limits.max_members) &&
                      set_limit(arguments, "max-depth", limits.max_depth) &&
                      set_limit(arguments, "max-expansion", limits.max_expansion) &&
                      set_limit(arguments, "max-expansion-ratio", limits.max_expansion_ratio) &&
                      set_limit(arguments, "max-text-bytes", limits.max_text_bytes) &&
                      set_limit(arguments, "max-blocks", limits.max_blocks) &&
                      set_limit(arguments, "max-pages", limits.max_pages) &&
                      set_limit(arguments, "max-html-depth", limits.max_html_depth) &&
                      set_limit(arguments, "max-structured-bytes", limits.max_structured_bytes) &&
                      set_limit(arguments, "max-structured-depth", limits.max_structured_depth) &&
                      set_limit(arguments, "max-regex-steps", limits.max_regex_steps) &&
                      set_limit(arguments, "max-regex-depth", limits.max_regex_depth) &&
                      set_limit(arguments, "max-regex-heap-kib", limits.max_regex_heap_kib) &&
                      set_limit(arguments, "max-candidates", limits.max_candidates) &&
                      set_limit(arguments, "max-roles", limits.max_roles) &&
                      set_limit(arguments, "max-row-group-bytes", limits.max_row_group_bytes) &&
                      set_limit(arguments, "max-advert-seconds", limits.max_advert_seconds) &&
                      set_limit(arguments, "max-report-adverts", limits.max_report_adverts) &&
                      set_limit(arguments, "max-pdf-seconds", limits.max_pdf_seconds) &&
                      set_limit(arguments, "max-pdf-memory-mib", limits.max_pdf_memory_mib);
    if (good) return limits;
    return usage(arguments.command, "a limit is a whole number above 0");
}

}  // namespace vacancy::cli
