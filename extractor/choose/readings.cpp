#include "choose/readings.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <tuple>
#include <utility>

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
        case Tier::posted:  // the record has no name for it; a property's name is a label
            return Confidence::label;
        case Tier::prose:
            break;
    }
    return Confidence::prose;
}

auto trust(const Candidate& c) {
    return std::tuple(c.role < 0, c.tier, c.rank, c.rule->order, c.span.begin);
}

/// Of prose, what rules read that are a last resort yields to all else: those marked `fallback`, and those
/// with a wider place first in their `within`.
void drop_weak_prose(std::vector<const Candidate*>& candidates) {
    if (candidates.empty() || candidates.front()->tier != Tier::prose) return;
    const auto weakness = [](const Candidate* c) { return std::tuple(c->rank, c->rule->fallback); };
    const auto best =
        std::min_element(candidates.begin(), candidates.end(),
                         [&](const Candidate* a, const Candidate* b) { return weakness(a) < weakness(b); });
    std::erase_if(candidates,
                  [least = weakness(*best), &weakness](const Candidate* c) { return weakness(c) > least; });
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
    index_fields();
    choice_.decisions.reserve(extraction.candidates.size());
    choice_.record.evidence.reserve(ordered_.size());
}

std::size_t Readings::bucket_of(std::string_view field) {
    if (field.empty()) return 0;
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(field[at]); };
    return (field.size() + 7u * byte(0) + 31u * byte(field.size() - 1)) % buckets;
}

void Readings::index_fields() {
    first_.fill(none);
    next_.resize(ordered_.size());
    for (auto i = static_cast<std::uint32_t>(ordered_.size()); i-- > 0;) {
        std::uint32_t& first = first_[bucket_of(ordered_[i]->field())];
        next_[i] = std::exchange(first, i);
    }
}

/// Calls `each` with the places of the field's candidates, best first.
template <class Each>
void Readings::each_of(std::string_view field, Each each) const {
    for (std::uint32_t i = first_[bucket_of(field)]; i != none; i = next_[i])
        if (ordered_[i]->field() == field) each(i);
}

std::vector<Reading> Readings::of(std::string_view path) const {
    std::vector<Reading> out;
    const auto add = [&](std::uint32_t i) {
        for (const Member& member : ordered_[i]->members)
            if (reads(ordered_[i]->field(), member.name, path)) out.push_back({ordered_[i], &member, i});
    };
    each_of(path, add);
    for (std::size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.', dot + 1))
        each_of(path.substr(0, dot), add);
    const auto by_place = [](const Reading& a, const Reading& b) { return a.place < b.place; };
    if (!std::is_sorted(out.begin(), out.end(), by_place)) std::stable_sort(out.begin(), out.end(), by_place);
    return out;
}

std::vector<const Candidate*> Readings::candidates(std::string_view field, Which which) const {
    std::vector<const Candidate*> out;
    each_of(field, [&](std::uint32_t i) {
        const Candidate& candidate = *ordered_[i];
        const bool other = !out.empty() && candidate.tier != out.front()->tier;
        const bool worse = other || (!out.empty() && (candidate.role < 0) != (out.front()->role < 0));
        if (!(which != Which::all && worse) && !(other && candidate.tier == Tier::posted))
            out.push_back(&candidate);
    });
    if (which == Which::strongest) drop_weak_prose(out);
    return out;
}

std::vector<const Candidate*> Readings::posted() const {
    std::vector<const Candidate*> out;
    std::copy_if(ordered_.begin(), ordered_.end(), std::back_inserter(out),
                 [](const Candidate* candidate) { return candidate->tier == Tier::posted; });
    return out;
}

std::unordered_set<const Candidate*> Readings::taken() const {
    std::unordered_set<const Candidate*> out;
    for (const Decision& decision : choice_.decisions)
        if (decision.taken) out.insert(decision.candidate);
    return out;
}

void prefer_text(std::vector<Reading>& readings) {
    if (readings.empty() || readings.front().candidate->tier == Tier::posted) return;
    std::erase_if(readings, [](const Reading& r) { return r.candidate->tier == Tier::posted; });
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
    diagnostic.words = canonical;
    diagnostic.position.line = document_.line_of(canonical);
    diagnostic.help = std::move(help);
    record().diagnostics.push_back(std::move(diagnostic));
}

std::string pointer_of(std::string_view path) {
    std::string out;
    out.reserve(path.size() + 8);
    out.push_back('/');
    out.append(path);
    std::replace(out.begin(), out.end(), '.', '/');
    return out;
}

std::string pointer_of(std::string_view path, std::size_t index) {
    std::string out = pointer_of(path);
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), index).ptr;
    return out.append("/").append(digits.data(), end);
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
