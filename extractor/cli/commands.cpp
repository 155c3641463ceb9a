#include "cli/commands.h"

#include <array>
#include <iostream>

#include "cli/grammar_command.h"
#include "record/json.h"
#include "warehouse/dbt.h"
#include "warehouse/ddl.h"

namespace vacancy::cli {
namespace {

constexpr Option grammars_option{"grammars", 'g', "DIR", "",
                                 "use the grammar files of DIR in place of the built-in ones"};

constexpr Option rows_option{
    "rows", 0, "SPEC", "", "inputs are tables: content=COLUMN[,path=COLUMN][,title=COLUMN]...[,table=NAME]"};
constexpr Option jobs_option{"jobs", 'j', "N", "all cores",
                             "threads; the output is the same for every number of them"};
constexpr Option isolate_option{"isolate", 0, "process|none", "process",
                                "read PDFs in processes of their own, or in this one"};
constexpr Option progress_option{"progress", 0, "auto|always|never", "auto",
                                 "a bar on a terminal, elsewhere a line a minute"};
constexpr Option quiet_option{"quiet", 'q', "", "", "no diagnostics about adverts that gave a record"};

constexpr std::array extract_options{
    Option{"output", 'o', "FILE", "",
           "write to FILE, put in place when complete; several -o: to each; none: to standard output"},
    Option{"format", 'f', "ndjson|json|csv|parquet|jsonld", "by FILE's name, else ndjson",
           "a record a line, one array, a table, a table in columns, JobPosting"},
    grammars_option,
    Option{"evidence", 'e', "full|none", "full", "with or without the place that each value came from"},
    Option{"rejects", 0, "FILE", "OUT.rejects.ndjson", "where inputs that gave no record are listed"},
    Option{"no-validate", 0, "", "", "don't hold records to the JSON Schema"},
    Option{"no-prefilter", 0, "", "", "try every rule everywhere (slow; the records are the same)"},
    rows_option,
    Option{"stdin-format", 0, "advert|ndjson", "advert",
           "what '-' is: one input, or a stream of NDJSON documents"},
    Option{"dedupe", 0, "none|exact|near", "none", "mark adverts that were seen before with 'duplicate_of'"},
    jobs_option,
    isolate_option,
    Option{"resume", 0, "", "", "go on with the same command's unfinished run into -o FILE"},
    Option{"checkpoint-seconds", 0, "N", "1", "how often what is done is made safe for --resume"},
    progress_option,
    Option{"summary", 0, "auto|none|text|json", "auto",
           "at the end, on standard error; auto: for more than 10 inputs"},
    quiet_option,
};

constexpr std::array load_options{
    Option{"to", 't', "PLACE", "sqlite:vacancies.sqlite",
           "the warehouse: sqlite:PATH, made where there is none, or postgresql://USER@HOST/DATABASE"},
    Option{"no-contacts", 0, "", "", "without contacts, their words and e-mail addresses"},
    Option{"at", 0, "MOMENT", "now", "when adverts were seen that don't tell when they were captured"},
    Option{"rejects", 0, "FILE", "", "where inputs that gave no record are listed"},
    grammars_option,
    rows_option,
    Option{"stdin-format", 0, "advert|ndjson|records", "advert",
           "what '-' is: one input, a stream of NDJSON documents, or records"},
    Option{"dedupe", 0, "none|exact|near", "none", "mark adverts that were seen before with 'duplicate_of'"},
    jobs_option,
    isolate_option,
    progress_option,
    quiet_option,
};

constexpr std::array report_options{
    Option{"output", 'o', "FILE", "report.html", "the page; put in place when complete"},
    Option{"profile", 'p', "NAME|FILE", "civil-service", "what findings are by, as in 'vacancy check'"},
    Option{"rejects", 0, "FILE", "", "where inputs that gave no record are listed"},
    grammars_option,
    rows_option,
    jobs_option,
    isolate_option,
    progress_option,
};

constexpr std::array check_options{
    Option{"profile", 'p', "NAME|FILE", "civil-service",
           "what is asked of the adverts: civil-service, jobposting or a file"},
    Option{"format", 'f', "FORMAT", "text",
           "text, json, ndjson, sarif, junit, github or csv: of the --output behind it, else of standard "
           "output"},
    Option{"output", 'o', "FILE", "",
           "write to FILE, in the --format before it or as its name ends; may be repeated"},
    Option{"fail-on", 0, "error|warning|note|never", "error",
           "least severe finding that makes the exit status 1"},
    Option{"baseline", 0, "FILE", "",
           "findings of an earlier run (ndjson, json or sarif): known ones don't fail"},
    Option{"on", 0, "DAY", "",
           "the day on which the adverts are to be out, as in 2027-05-01: those closed by then are told"},
    Option{"explain", 0, "CODE", "", "print the page of a code, and nothing else"},
    grammars_option,
    rows_option,
    jobs_option,
    isolate_option,
    progress_option,
};

constexpr std::array history_options{
    Option{"from", 0, "PLACE", "sqlite:vacancies.sqlite",
           "the warehouse: sqlite:PATH or postgresql://USER@HOST/DATABASE"},
};

constexpr std::array schema_options{
    Option{"dialect", 0, "sqlite|postgresql", "sqlite", "of the SQL"},
};

constexpr std::array explain_options{
    Option{"field", 0, "NAME", "", "only this field, as in 'salary' or 'dates.closing'"},
    Option{"text", 't', "", "",
           "the text as it was read instead: section, kind of line (* item, H heading, | cell), words"},
    grammars_option,
};

constexpr std::array grammar_options{grammars_option};

constexpr std::array table{
    Command{
        "extract", "INPUT... [OPTION]...",
        "Read adverts and write one JSON record for each.\n"
        "INPUT is a file, a folder or an archive (with all that is in it, in a stable order), @LIST (a file\n"
        "of paths, one a line) or - for standard input.\n"
        "Exit status: 0 all read; 2 usage or grammar error; 3 some inputs gave no record; 4 output failed;\n"
        "130 or 143 stopped by SIGINT or SIGTERM.",
        extract_options, 1, 0, run_extract},
    Command{"explain", "INPUT [OPTION]...",
            "Show one advert: where each value comes from, and why a field is absent.\n"
            "Its sections, every value with its rule and words, what was passed over and why.",
            explain_options, 1, 1, run_explain},
    Command{
        "check", "INPUT... [OPTION]...",
        "Check adverts for missing, lost, contradictory and doubtful statements.\n"
        "INPUT is what 'vacancy extract' takes.\n"
        "Exit status: 0 clean; 1 findings at or above --fail-on; 2 usage, profile or grammar error; 3 some\n"
        "inputs could not be read; 4 output failed; 130 or 143 stopped by SIGINT or SIGTERM.",
        check_options, 0, 0, run_check},
    Command{"grammar", "test [FILE]... | show RULE | list",
            "Test grammar files, show a rule, list all rules.\n"
            "test runs every example and reject, of the built-in grammars or of the FILEs and folders;\n"
            "show prints a rule with its pieces put in place.",
            grammar_options, 1, 0, run_grammar_command},
    Command{
        "load", "INPUT... [OPTION]...",
        "Load adverts, or records, into a warehouse: tables of a database, with history.\n"
        "INPUT is what 'vacancy extract' takes, or its records as NDJSON, compressed or not. What is there "
        "already\n"
        "changes nothing; another text of an advert (same department and reference) is a new version.\n"
        "Exit status: 0 all loaded; 2 usage or grammar error; 3 some inputs gave no record; 4 the warehouse\n"
        "can't be written, whole batches are kept; 130 or 143 stopped by SIGINT or SIGTERM.",
        load_options, 1, 0, run_load},
    Command{
        "report", "INPUT... [OPTION]...",
        "Show adverts, or records, on one HTML page that needs no network.\n"
        "INPUT is what 'vacancy extract' takes, or its records as NDJSON, compressed or not; their texts are "
        "read again\n"
        "where the inputs still lie. What is filled, what is doubtful, plots, a table, each advert with its\n"
        "values marked in the text, and marks of your own that export as gold.\n"
        "Exit status: 0 all shown; 2 usage or grammar error; 3 some inputs gave no record, or there are "
        "more\n"
        "adverts than a report holds; 4 output failed; 130 or 143 stopped by SIGINT or SIGTERM.",
        report_options, 1, 0, run_report},
    Command{"history", "REFERENCE [OPTION]...",
            "Show the versions of an advert in a warehouse, and what changed between them.", history_options,
            1, 1, run_history},
    Command{"schema", "[sql | dbt] [OPTION]...",
            "Print the JSON Schema of the record, the SQL of the warehouse, or its sources.yml for dbt.",
            schema_options, 0, 1, run_schema},
};

std::optional<std::string> folder_of(const Arguments& arguments) {
    if (!arguments.has("grammars")) return std::nullopt;
    return arguments.get("grammars");
}

}  // namespace

std::span<const Command> commands() {
    return table;
}

void report(const Diagnostics& diagnostics, std::string_view text) {
    for (const Diagnostic& diagnostic : diagnostics) std::cerr << render(diagnostic, text);
}

std::shared_ptr<const Grammars> grammars_of(const Arguments& arguments) {
    return load_grammars(folder_of(arguments), std::cerr);
}

int run_grammar_command(const Arguments& arguments) {
    return run_grammar(arguments.operands, folder_of(arguments), std::cout, std::cerr);
}

int run_schema(const Arguments& arguments) {
    const auto dialect = dialect_of(arguments.get("dialect", "sqlite"));
    const std::string what = arguments.operands.empty() ? "" : arguments.operands.front();
    if (!dialect || (!what.empty() && what != "sql" && what != "dbt"))
        return report({usage("schema", "say sql or dbt, and --dialect sqlite or postgresql")}), usage_error;
    std::cout << (what.empty() ? record_schema() : what == "dbt" ? dbt_sources() : warehouse_sql(*dialect));
    return done;
}

}  // namespace vacancy::cli
