#include "check/placed.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/ascii.h"
#include "base/excerpt.h"
#include "base/hash.h"
#include "normalise/value.h"

namespace vacancy {
namespace {

constexpr std::size_t longest_text = 200;  // bytes

/// Lines and columns of many places in one pass over the input.
class Positions {
public:
    void want(std::size_t at) { wanted_[at]; }

    void find(std::string_view text) {
        Position here{1, 1};
        std::size_t at = 0;
        for (auto& [wanted, position] : wanted_) {
            for (; at < wanted && at < text.size(); ++at) step(text, at, here);
            position = here;
        }
    }

    Position of(std::size_t at) const { return wanted_.at(at); }

private:
    static void step(std::string_view text, std::size_t at, Position& here) {
        const bool ends_line =
            text[at] == '\n' || (text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n'));
        if (ends_line) {
            ++here.line;
            here.column = 1;
        } else if (!is_utf8_tail(text[at])) {
            ++here.column;
        }
    }

    std::map<std::size_t, Position> wanted_;
};

class Placing {
public:
    Placing(const Outcome& outcome, const Source& source) : outcome_(outcome), source_(source) {}

    CheckedInput run(const Findings& findings) {
        CheckedInput out;
        out.path = source_.member.empty() ? source_.path : source_.path + "/" + source_.member;
        for (const Finding& finding : findings) want(finding);
        positions_.find(source_.bytes);
        out.findings.reserve(findings.size());
        for (const Finding& finding : findings) out.findings.push_back(placed(finding));
        return out;
    }

private:
    bool is_pdf() const { return source_.type == MediaType::pdf; }

    std::optional<Span> bytes_of(Span words, Span bytes) const {
        if (is_pdf()) return std::nullopt;
        if (!words.empty()) return place_in_input(words, *outcome_.document);
        return bytes.empty() ? std::nullopt : std::optional(bytes);
    }

    void want(const Finding& finding) {
        want(bytes_of(finding.span, finding.bytes));
        for (const Finding::Note& note : finding.notes) want(bytes_of(note.span, {}));
    }

    void want(std::optional<Span> bytes) {
        if (!bytes) return;
        positions_.want(bytes->begin);
        positions_.want(bytes->end);
    }

    FindingPlace place_of(Span words, Span bytes) const {
        FindingPlace place;
        place.bytes = bytes_of(words, bytes);
        if (place.bytes) {
            const Position begin = positions_.of(place.bytes->begin), end = positions_.of(place.bytes->end);
            place.line = begin.line;
            place.column = begin.column;
            place.end_line = end.line;
            place.end_column = end.column;
            place.excerpt = excerpt(source_.bytes, *place.bytes, std::to_string(begin.line));
        } else if (is_pdf() && !words.empty()) {
            place.page = place_on_page(words, *outcome_.document);
            const std::string page = place.page ? fmt::format("p{}", place.page->page) : std::string();
            place.excerpt = excerpt(outcome_.document->text, words, page);
        }
        return place;
    }

    PlacedFinding placed(const Finding& finding) {
        PlacedFinding out;
        out.severity = finding.severity;
        out.code = finding.code;
        out.message = finding.message;
        out.field = finding.field;
        out.help = finding.help;
        out.record = outcome_.choices[finding.record].record.id;
        out.text = words_of(finding.span);
        out.fingerprint = fingerprint(finding);
        out.place = place_of(finding.span, finding.bytes);
        for (const Finding::Note& note : finding.notes)
            out.notes.push_back({note.message, place_of(note.span, {})});
        return out;
    }

    std::string words_of(Span span) const {
        const std::string_view words = clamped(span, outcome_.document->text).of(outcome_.document->text);
        if (words.size() <= longest_text) return std::string(words);
        std::size_t end = longest_text;
        while (end > 0 && is_utf8_tail(words[end])) --end;
        return std::string(words.substr(0, end));
    }

    /// Of code, field and words; where the same is found again in the input, of how often it was before.
    std::string fingerprint(const Finding& finding) {
        folded_.clear();
        fold_phrase(words_of(finding.span), folded_);
        std::uint64_t hash = hash64(finding.code, hash64(finding.field, hash64(folded_)));
        const std::uint64_t before = found_[hash]++;
        if (before > 0) hash = hash64(std::to_string(before), hash);
        return fmt::format("{:016x}", hash);
    }

    const Outcome& outcome_;
    const Source& source_;
    Positions positions_;
    std::map<std::uint64_t, std::uint64_t> found_;
    std::string folded_;
};

}  // namespace

CheckedInput place(const Findings& findings, const Outcome& outcome, const Source& source) {
    return Placing(outcome, source).run(findings);
}

}  // namespace vacancy
