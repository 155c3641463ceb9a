#include "choose/readings.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <tuple>

#include "record/place.h"

namespace vacancy {
namespace {

/// True where `field` with the member's name after it is `path`.
bool reads(std::string_view field, std::string_view name, std::string_view path) {
    if (name == "value") return field == path;
    return path.size() == field.size() + 1 + name.size() && path.starts_with(field) &&
           path[field.size()] == '.' && path.ends_with(name);
}

Confidence confidence_of(const Candidate& candidate) {
    switch (candidate.tier) {
        case Tier::label:
            return Confidence::label;
        case Tier::section:
            return Confidence::section;
        case Tier::prose:
            break;
    }
    return Confidence::prose;
}

auto trust(const Candidate& c) {
    return std::tuple(c.role < 0, c.tier, c.rank, c.rule->order, c.span.begin);
}

}  // namespace

Readings::Readings(const Document& document, const Outline& outline, const Extraction& extraction, int role,
                   Choice& choice)
    : document_(document), outline_(outline), choice_(choice) {
    for (const Candidate& candidate : extraction.candidates) {
        if (candidate.role >= 0 && candidate.role != role) continue;
        const bool unreadable =
            std::any_of(candidate.members.begin(), candidate.members.end(),
                        [](const Member& m) { return std::holds_alternative<std::monostate>(m.value); });
        if (unreadable) {
            pass(candidate, candidate.field(), "its words could not be read as a value");
            continue;
        }
        if (!candidate.rule->lost) ordered_.push_back(&candidate);
    }
    std::stable_sort(ordered_.begin(), ordered_.end(),
                     [](const Candidate* a, const Candidate* b) { return trust(*a) < trust(*b); });
}

std::vector<Reading> Readings::of(std::string_view path) const {
    std::vector<Reading> out;
    for (const Candidate* candidate : ordered_)
        for (const Member& member : candidate->members)
            if (reads(candidate->field(), member.name, path)) out.push_back({candidate, &member});
    return out;
}

std::vector<const Candidate*> Readings::candidates(std::string_view field, bool best_tier) const {
    std::vector<const Candidate*> out;
    for (const Candidate* candidate : ordered_) {
        if (candidate->field() != field) continue;
        const bool worse = !out.empty() && (candidate->tier != out.front()->tier ||
                                            (candidate->role < 0) != (out.front()->role < 0));
        if (best_tier && worse) break;
        out.push_back(candidate);
    }
    return out;
}

bool Readings::has_label(std::string_view path) const {
    return std::any_of(outline_.labels.begin(), outline_.labels.end(),
                       [&](const Labelled& label) { return label.rule->field == path; });
}

void Readings::take(const Candidate& candidate, std::string_view field) {
    choice_.decisions.push_back({&candidate, field, true, {}});
}

void Readings::pass(const Candidate& candidate, std::string_view field, std::string_view reason) {
    choice_.decisions.push_back({&candidate, field, false, reason});
}

void Readings::evidence(std::string pointer, const Candidate& candidate, Span span) {
    record().evidence.push_back({std::move(pointer), candidate.rule->id, span, confidence_of(candidate)});
}

void Readings::inferred(std::string pointer, const Candidate& candidate, Span span) {
    record().evidence.push_back({std::move(pointer), candidate.rule->id, span, Confidence::inferred});
}

void Readings::diagnose(std::string code, Severity severity, std::string_view field, std::string message,
                        Span canonical, std::string help) {
    Diagnostic diagnostic;
    diagnostic.severity = severity;
    diagnostic.code = std::move(code);
    diagnostic.field = pointer_of(field);
    diagnostic.message = std::move(message);
    diagnostic.span = place_in_input(canonical, document_).value_or(Span{});
    diagnostic.position.line = document_.line_of(canonical);
    diagnostic.help = std::move(help);
    record().diagnostics.push_back(std::move(diagnostic));
}

std::string pointer_of(std::string_view path) {
    std::string out = "/";
    for (char c : path) out += c == '.' ? '/' : c;
    return out;
}

std::string pointer_of(std::string_view path, std::size_t index) {
    return fmt::format("{}/{}", pointer_of(path), index);
}

std::optional<std::int64_t> as_integer(const Value& value) {
    if (auto n = std::get_if<std::int64_t>(&value)) return *n;
    if (auto d = std::get_if<double>(&value)) return static_cast<std::int64_t>(*d);
    if (auto s = std::get_if<std::string>(&value)) {
        std::int64_t n = 0;
        const auto [end, error] = std::from_chars(s->data(), s->data() + s->size(), n);
        if (error == std::errc() && end == s->data() + s->size()) return n;
    }
    return std::nullopt;
}

std::optional<double> as_number(const Value& value) {
    if (auto d = std::get_if<double>(&value)) return *d;
    if (auto n = as_integer(value)) return static_cast<double>(*n);
    return std::nullopt;
}

std::optional<std::string> as_string(const Value& value) {
    if (auto s = std::get_if<std::string>(&value)) return *s;
    if (auto n = std::get_if<std::int64_t>(&value)) return fmt::format("{}", *n);
    return std::nullopt;
}

std::optional<bool> as_bool(const Value& value) {
    if (auto b = std::get_if<bool>(&value)) return *b;
    if (auto s = std::get_if<std::string>(&value)) {
        if (*s == "true") return true;
        if (*s == "false") return false;
    }
    return std::nullopt;
}

std::optional<std::string> text_of(const Candidate& candidate, std::string_view name) {
    const Member* member = candidate.find(name);
    return member ? as_string(member->value) : std::nullopt;
}

std::string comparable(const Value& value) {
    if (auto d = std::get_if<Date>(&value)) return d->edtf;
    if (auto b = std::get_if<bool>(&value)) return *b ? "true" : "false";
    if (auto s = std::get_if<std::string>(&value)) {
        std::string folded;
        fold_phrase(*s, folded);
        return folded;
    }
    if (auto d = as_number(value)) return fmt::format("{}", *d);
    return {};
}

}  // namespace vacancy
