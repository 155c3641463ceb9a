// vacancy explain: one advert in the terminal.
#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "cli/commands.h"
#include "pipeline/convert.h"
#include "record/fields.h"
#include "record/json.h"

namespace vacancy::cli {
namespace {

constexpr std::size_t longest_excerpt = 100;

/// Fields that need no evidence.
bool always_there(std::string_view path) {
    return path == "schema" || path == "id" || path == "source" || path == "kind" || path == "sections" ||
           path == "evidence" || path == "diagnostics";
}

std::string excerpt(std::string_view words) {
    std::size_t end = std::min(words.size(), longest_excerpt);
    while (end < words.size() && (static_cast<unsigned char>(words[end]) & 0xC0u) == 0x80u) --end;
    std::string out(words.substr(0, end));
    std::replace(out.begin(), out.end(), '\n', ' ');
    return end < words.size() ? out + "..." : out;
}

void print_summary(const Source& source, const Outcomes& outcomes) {
    std::size_t records = 0;
    for (const Outcome& outcome : outcomes) records += outcome.choices.size();
    std::cout << fmt::format("{}: {}, {} layout, {} bytes, {} record{}\n", source.path, name_of(source.type),
                             name_of(outcomes.front().document->layout), source.bytes.size(), records,
                             records == 1 ? "" : "s");
}

class Explanation {
public:
    Explanation(const Outcome& outcome, std::string field) : outcome_(outcome), field_(std::move(field)) {}

    void print() const {
        if (field_.empty()) print_sections();
        for (const Choice& choice : outcome_.choices) print_record(choice);
    }

private:
    bool wanted(std::string_view path) const {
        return field_.empty() || path == field_ || (path.starts_with(field_) && path[field_.size()] == '.');
    }

    void print_sections() const {
        std::cout << "\nsections\n";
        for (const Section& section : outcome_.outline->sections) {
            std::cout << fmt::format("  {:{}}{}", "", section.level * 2, section.id);
            if (!section.heading.empty())
                std::cout << fmt::format("  '{}'", excerpt(outcome_.document->of(section.heading)));
            std::cout << fmt::format("  {} bytes{}\n", section.body.size(),
                                     section.rule ? "  [" + section.rule->id + "]" : "");
        }
        for (const Labelled& label : outcome_.outline->labels)
            std::cout << fmt::format("  label {}  {} = '{}'\n", label.rule->label, words_of(label),
                                     excerpt(outcome_.document->of(label.value)));
    }

    /// The label of a table's cell stands at the head of its row or column.
    std::string words_of(const Labelled& label) const {
        return label.label.empty() ? "(cell)" : fmt::format("'{}'", outcome_.document->of(label.label));
    }

public:
    /// The canonical text, a line for each block, with what the layout says it is.
    void print_text() const {
        const Outline& outline = *outcome_.outline;
        for (std::size_t b = 0; b < outline.blocks.size(); ++b) {
            const Block& block = outline.blocks[b];
            const bool heading = outline.sections[outline.section_of[b]].heading.overlaps(block.span);
            std::cout << fmt::format("{:<22} {}{}{} {}\n", outline.sections[outline.section_of[b]].id,
                                     "-H*|"[static_cast<int>(block.kind)], block.strong ? '!' : ' ',
                                     heading ? '#' : ' ', outcome_.document->of(block.span));
        }
    }

private:
    void print_record(const Choice& choice) const {
        std::cout << fmt::format("\nrecord {}  {}\n", choice.record.id,
                                 choice.record.title.value_or("(no title)"));
        for (const Evidence& evidence : choice.record.evidence) {
            const std::string path = path_of(evidence.pointer);
            if (wanted(path))
                std::cout << fmt::format("  {:<34} '{}'  [{}, {}, line {}]\n", evidence.pointer,
                                         excerpt(outcome_.document->of(evidence.span)), evidence.rule,
                                         name_of(evidence.confidence),
                                         outcome_.document->line_of(evidence.span));
        }
        print_passed(choice);
        print_absent(choice);
        for (const Diagnostic& d : choice.record.diagnostics)
            if (field_.empty() || (!d.field.empty() && wanted(path_of(d.field))))
                std::cout << fmt::format("  {}[{}] {} {}\n", name_of(d.severity), d.code, d.field, d.message);
    }

    void print_passed(const Choice& choice) const {
        for (const Decision& decision : choice.decisions) {
            if (decision.taken || !wanted(decision.field)) continue;
            std::cout << fmt::format("  passed over: {:<22} '{}'  [{}] {}\n", decision.field,
                                     excerpt(outcome_.document->of(decision.candidate->span)),
                                     decision.candidate->rule->id, decision.reason);
        }
    }

    /// Fields with no evidence, and why: lost and unreadable ones have a diagnostic of their own.
    void print_absent(const Choice& choice) const {
        std::string absent;
        for (const Field& field : record_fields()) {
            const std::string_view path = field.path;
            if (always_there(path) || path.find('.') != std::string_view::npos || !wanted(path) ||
                has_evidence(choice, path))
                continue;
            absent += absent.empty() ? "" : ", ";
            absent += path;
        }
        if (!absent.empty())
            std::cout << "  not stated, or lost where a diagnostic says so: " << absent << "\n";
    }

    static bool has_evidence(const Choice& choice, std::string_view path) {
        return std::any_of(choice.record.evidence.begin(), choice.record.evidence.end(),
                           [&](const Evidence& e) {
                               const std::string p = path_of(e.pointer);
                               return p == path || (p.starts_with(path) && p[path.size()] == '.');
                           });
    }

    static std::string path_of(std::string_view pointer) {
        std::string path(pointer.substr(1));
        std::replace(path.begin(), path.end(), '/', '.');
        return path;
    }

    const Outcome& outcome_;
    std::string field_;
};

}  // namespace

int run_explain(const Arguments& arguments) {
    auto limits = limits_of(arguments);
    if (!limits) return report(limits.why()), usage_error;
    auto grammars = grammars_of(arguments);
    if (!grammars) return usage_error;
    auto source = read_source(arguments.operands.front(), *limits);
    if (!source) return report(source.why()), some_unread;
    Converter converter(grammars, *limits);
    auto outcomes = converter.convert(*source);
    if (!outcomes) return report(outcomes.why()), some_unread;
    std::string field = arguments.get("field");
    std::replace(field.begin(), field.end(), '/', '.');
    if (!arguments.has("text")) print_summary(*source, *outcomes);
    for (const Outcome& outcome : *outcomes) {
        const Explanation explanation(outcome, field);
        arguments.has("text") ? explanation.print_text() : explanation.print();
    }
    return done;
}

}  // namespace vacancy::cli
