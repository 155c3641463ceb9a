#include "grammar/file.h"

#include <algorithm>
#include <numeric>

namespace vacancy {

namespace {

constexpr std::size_t most_errors = 1000;

bool continues(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row[b.size()];
}

}  // namespace

GrammarFile::GrammarFile(std::string name, std::string text)
    : name_(std::move(name)), text_(std::move(text)) {
    const bool marked = text_.starts_with("\xEF\xBB\xBF");
    line_begins_.push_back(marked ? 3 : 0);
    for (std::size_t i = 0; i < text_.size(); ++i) {
        if (text_[i] == '\n') line_begins_.push_back(static_cast<std::uint32_t>(i + 1));
    }
}

std::uint32_t GrammarFile::offset_of(std::uint32_t line, std::uint32_t column) const {
    const auto size = static_cast<std::uint32_t>(text_.size());
    if (line == 0 || line > line_begins_.size()) return size;
    std::uint32_t at = line_begins_[line - 1];
    for (std::uint32_t seen = 1; seen < column && at < size; ++seen) {
        ++at;
        while (at < size && continues(text_[at])) ++at;
    }
    return at;
}

Position GrammarFile::position_of(std::uint32_t offset) const {
    const auto after = std::upper_bound(line_begins_.begin(), line_begins_.end(), offset);
    const auto line = static_cast<std::uint32_t>(std::max<std::ptrdiff_t>(1, after - line_begins_.begin()));
    Position place{line, 1};
    for (std::size_t i = line_begins_[line - 1]; i < offset && i < text_.size(); ++i) {
        if (!continues(text_[i])) ++place.column;
    }
    return place;
}

Diagnostic& Faults::add(Severity severity, std::string code, Place place, std::string message,
                        std::string help) {
    if (severity == Severity::error && ++errors_ > most_errors) return repeated_;
    Diagnostic fault;
    fault.severity = severity;
    fault.code = std::move(code);
    fault.message = std::move(message);
    fault.help = std::move(help);
    if (place.file != nullptr) {
        fault.file = place.file->name();
        fault.span = place.span;
        fault.position = place.file->position_of(place.span.begin);
    }
    const auto same = [&](const Diagnostic& d) {
        return d.span == fault.span && d.code == fault.code && d.file == fault.file &&
               d.message == fault.message;
    };
    if (std::any_of(list_.begin(), list_.end(), same)) return repeated_ = std::move(fault);
    return list_.emplace_back(std::move(fault));
}

bool Faults::any_error() const {
    return std::any_of(list_.begin(), list_.end(),
                       [](const Diagnostic& d) { return d.severity == Severity::error; });
}

std::string in_quotes(std::string_view word) {
    std::string out;
    out.reserve(word.size() + 2);
    out += '\'';
    out += word;
    out += '\'';
    return out;
}

std::string nearest(std::string_view word, const std::vector<std::string_view>& known) {
    std::string_view best;
    std::size_t least = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const auto candidate : known) {
        const std::size_t distance = edit_distance(word, candidate);
        if (distance < least) {
            least = distance;
            best = candidate;
        }
    }
    return best.empty() ? std::string() : "did you mean " + in_quotes(best) + "?";
}

}  // namespace vacancy
