#include "cli/grammar_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>

#include "cli/options.h"
#include "grammar/built_in.h"
#include "grammar/file.h"
#include "grammar/grammar.h"
#include "grammar/pattern.h"

namespace vacancy::cli {

namespace {

using Loaded = Result<std::shared_ptr<const Grammars>>;

/// Faults, each with the line it is about. Reads each file once.
class Reporter {
public:
    Reporter(std::ostream& err, bool built_in) : err_(err) {
        if (!built_in) return;
        for (const auto& [name, text] : built_in_grammars()) texts_.emplace(name, text);
    }

    void report(const Diagnostic& diagnostic) { err_ << render(diagnostic, text_of(diagnostic.file)); }

private:
    const std::string& text_of(const std::string& file) {
        const auto [at, fresh] = texts_.try_emplace(file);
        if (fresh && !file.empty()) {
            std::ifstream in(file, std::ios::binary);
            at->second.assign(std::istreambuf_iterator<char>(in), {});
        }
        return at->second;
    }

    std::ostream& err_;
    std::map<std::string, std::string> texts_;
};

Loaded load(const std::optional<std::string>& folder) {
    return folder ? Grammars::load_folder(*folder) : Grammars::load(built_in_grammars());
}

struct Counts {
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t notes = 0;

    void add(const Diagnostic& diagnostic) {
        if (diagnostic.severity == Severity::error) ++errors;
        if (diagnostic.severity == Severity::warning) ++warnings;
        if (diagnostic.severity == Severity::note) ++notes;
    }
};

std::string plural(std::size_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

bool is_among(const std::string& file, const std::vector<std::string>& files) {
    const auto same = [&](const std::string& wanted) {
        std::error_code ignored;
        return file == wanted || std::filesystem::equivalent(file, wanted, ignored);
    };
    return files.empty() || std::any_of(files.begin(), files.end(), same);
}

std::size_t rules_in(const Grammars& grammars, const std::vector<std::string>& files) {
    std::size_t count = 0;
    for (const auto& grammar : grammars.all()) {
        if (is_among(grammar.file, files)) count += grammar.rules.size();
    }
    return count;
}

/// Tests one set; of `files`, where any are named, only what is found in them is told.
/// Notes are told of named files alone: there are many, and none needs an answer.
int test_set(const std::optional<std::string>& folder, const std::vector<std::string>& files,
             std::ostream& out, std::ostream& err) {
    Reporter reporter(err, !folder);
    const auto loaded = load(folder);
    const auto& found = loaded ? self_test(**loaded) : loaded.why();
    Counts counts;
    for (const auto& diagnostic : found) {
        if (loaded && !is_among(diagnostic.file, files)) continue;
        counts.add(diagnostic);
        if (diagnostic.severity != Severity::note || !files.empty()) reporter.report(diagnostic);
    }
    if (!loaded) {
        out << fmt::format("the grammars can't be loaded: {}\n", plural(counts.errors, "error"));
        return usage_error;
    }
    out << plural(rules_in(**loaded, files), "rule") << ": " << plural(counts.errors, "error") << ", "
        << plural(counts.warnings, "warning") << ", " << plural(counts.notes, "note") << "\n";
    return counts.errors == 0 ? done : usage_error;
}

/// Files named on the command line, by the folder whose grammars they are tested with.
std::map<std::string, std::vector<std::string>> by_folder(const std::vector<std::string>& names) {
    std::map<std::string, std::vector<std::string>> out;
    for (const auto& name : names) {
        std::error_code ignored;
        if (std::filesystem::is_directory(name, ignored)) {
            out.try_emplace(name);
            continue;
        }
        const auto parent = std::filesystem::path(name).parent_path().string();
        out[parent.empty() ? "." : parent].push_back(name);
    }
    return out;
}

int run_test(const std::vector<std::string>& names, const std::optional<std::string>& folder,
             std::ostream& out, std::ostream& err) {
    for (const auto& name : names) {
        std::error_code ignored;
        if (std::filesystem::exists(name, ignored)) continue;
        err << render(usage("grammar", fmt::format("there is no file or folder '{}'", name)));
        return usage_error;
    }
    if (names.empty()) return test_set(folder, {}, out, err);
    int status = done;
    for (const auto& [parent, files] : by_folder(names))
        status = std::max(status, test_set(parent, files, out, err));
    return status;
}

std::string text_of(const Scope& scope) {
    std::string out = scope.exclude ? "~" : "";
    if (scope.kind == Scope::Kind::everywhere) return out + "*";
    if (scope.kind == Scope::Kind::label) out += "label:";
    return out + scope.id;
}

std::string within_of(const Rule& rule) {
    std::string out;
    for (const auto& scope : rule.within) out += (out.empty() ? "" : ", ") + text_of(scope);
    return out;
}

/// The words that 'captures' has for it.
std::string_view normaliser_of(const CaptureRule& capture) {
    static constexpr std::array<std::string_view, 9> names{"text",  "title", "item",      "integer", "number",
                                                           "money", "email", "telephone", "url"};
    if (capture.grammar != nullptr) return capture.grammar->name;
    if (capture.vocabulary != nullptr) return capture.vocabulary->name();
    const auto same = [&](std::string_view name) { return capture.normaliser == find_normaliser(name); };
    const auto at = std::find_if(names.begin(), names.end(), same);
    return at == names.end() ? std::string_view() : *at;
}

/// What a match of the rule says, in a few words.
std::string purpose_of(const Rule& rule) {
    if (!rule.section.empty()) return "section " + rule.section;
    if (!rule.label.empty()) return "label " + rule.label;
    if (rule.grammar->on == On::list) return rule.opens.empty() ? "ends a list" : "items of " + rule.opens;
    return rule.field.empty() ? std::string(name_of(rule.grammar->on)) : rule.field;
}

void show_pattern(std::ostream& out, std::string_view key, const std::unique_ptr<Pattern>& pattern) {
    if (!pattern) return;
    std::string_view text = pattern->source().text();
    while (!text.empty() && (text.front() == '\n' || text.front() == '\r')) text.remove_prefix(1);
    out << "\n# " << key << "\n" << text << (text.ends_with('\n') ? "" : "\n");
}

void show_rule(std::ostream& out, const Grammars& grammars, const Rule& rule) {
    out << fmt::format("{:<10}{}  ({})\n", "rule", rule.id, rule.grammar->file);
    out << fmt::format("{:<10}{}\n", "on", name_of(rule.grammar->on));
    out << fmt::format("{:<10}{}\n", "gives", purpose_of(rule));
    out << fmt::format("{:<10}{}\n", "within", within_of(rule));
    if (rule.grammar->on == On::text) {
        out << fmt::format("{:<10}{}\n", "unit", name_of(rule.unit));
        out << fmt::format("{:<10}{}\n", "take", name_of(rule.take));
    }
    for (const auto& capture : rule.captures) {
        out << fmt::format("{:<10}{} = {}\n", "captures", capture.name, normaliser_of(capture));
    }
    std::string needs;
    for (const auto literal : rule.needs)
        needs.append(needs.empty() ? "" : ", ").append(grammars.literal(literal));
    if (!needs.empty()) out << fmt::format("{:<10}{}\n", "needs", needs);
    show_pattern(out, "match", rule.match);
    show_pattern(out, "scope", rule.scope);
    show_pattern(out, "context", rule.context);
    show_pattern(out, "unless", rule.unless);
    show_pattern(out, "inline", rule.inline_form);
}

std::shared_ptr<const Grammars> loaded_or_told(const Loaded& loaded, std::ostream& err) {
    if (loaded) return *loaded;
    Reporter reporter(err, false);
    for (const auto& diagnostic : loaded.why()) reporter.report(diagnostic);
    return nullptr;
}

/// Of files, also where they are compiled in: a packed set has no texts of patterns.
int run_show(const std::string& id, const std::optional<std::string>& folder, std::ostream& out,
             std::ostream& err) {
    const auto lazy = Grammars::Compile::lazy;
    const auto grammars =
        loaded_or_told(folder ? load(folder) : Grammars::load(built_in_grammars(), lazy), err);
    if (!grammars) return usage_error;
    std::vector<std::string_view> known;
    for (const auto& grammar : grammars->all()) {
        for (const auto& rule : grammar.rules) {
            if (rule.id == id) {
                show_rule(out, *grammars, rule);
                return done;
            }
            known.push_back(rule.id);
        }
    }
    const std::string help = nearest(id, known);
    err << render(
        usage("grammar", fmt::format("no rule is called '{}'{}", id, help.empty() ? "" : ": " + help)));
    return usage_error;
}

int run_list(const std::optional<std::string>& folder, std::ostream& out, std::ostream& err) {
    const auto grammars = load_grammars(folder, err);
    if (!grammars) return usage_error;
    std::size_t id_width = 4;
    std::size_t purpose_width = 5;
    for (std::uint32_t i = 0; i < grammars->rule_count(); ++i) {
        id_width = std::max(id_width, grammars->rule(i).id.size());
        purpose_width = std::max(purpose_width, purpose_of(grammars->rule(i)).size());
    }
    out << fmt::format("{:<{}}  {:<{}}  {}\n", "rule", id_width, "gives", purpose_width, "within");
    for (std::uint32_t i = 0; i < grammars->rule_count(); ++i) {
        const Rule& rule = grammars->rule(i);
        out << fmt::format("{:<{}}  {:<{}}  {}\n", rule.id, id_width, purpose_of(rule), purpose_width,
                           within_of(rule));
    }
    return done;
}

}  // namespace

/// The built-in set as it is, faults and all; a folder's must load.
std::shared_ptr<const Grammars> load_grammars(const std::optional<std::string>& folder, std::ostream& err) {
    return folder ? loaded_or_told(load(folder), err) : Grammars::built_in();
}

int run_grammar(const std::vector<std::string>& words, const std::optional<std::string>& folder,
                std::ostream& out, std::ostream& err) {
    const std::string verb = words.empty() ? "" : words[0];
    const std::vector<std::string> rest(words.begin() + (words.empty() ? 0 : 1), words.end());
    if (verb == "test") return run_test(rest, folder, out, err);
    if (verb == "show" && rest.size() == 1) return run_show(rest[0], folder, out, err);
    if (verb == "list" && rest.empty()) return run_list(folder, out, err);
    err << render(usage("grammar", "it is test [FILE]..., show RULE or list"));
    return usage_error;
}

}  // namespace vacancy::cli
