#include "grammar/expand.h"

#include <algorithm>
#include <map>

namespace vacancy {

namespace {

/// A pattern may grow by its pieces, but not without bound: pieces that use pieces twice
/// over double at each step.
constexpr std::size_t longest_pattern = 1u << 20;
constexpr std::size_t deepest_pieces = 50;

Place within(Place source, Span part) {
    return {source.file, {source.span.begin + part.begin, source.span.begin + part.end}};
}

}  // namespace

void PatternText::append(const GrammarFile& file, Span source) {
    if (source.empty()) return;
    runs_.push_back({static_cast<std::uint32_t>(text_.size()), {&file, source}, false});
    text_ += source.of(file.text());
}

void PatternText::append(const PatternText& other) {
    const auto shift = static_cast<std::uint32_t>(text_.size());
    for (const auto& run : other.runs_) runs_.push_back({run.at + shift, run.from, run.made});
    text_ += other.text_;
    broken_ = broken_ || other.broken_;
}

void PatternText::append_made(std::string_view made, Place from) {
    runs_.push_back({static_cast<std::uint32_t>(text_.size()), from, true});
    text_ += made;
}

Place PatternText::place_of(std::size_t at) const {
    if (runs_.empty()) return {};
    const auto after = std::upper_bound(runs_.begin(), runs_.end(), at,
                                        [](std::size_t value, const Run& run) { return value < run.at; });
    const Run& run = after == runs_.begin() ? runs_.front() : *(after - 1);
    if (run.made) return run.from;
    const auto size = run.from.span.size();
    const auto shift = std::min(static_cast<std::uint32_t>(at > run.at ? at - run.at : 0), size);
    const std::uint32_t begin = run.from.span.begin + shift;
    return {run.from.file, {begin, std::min(begin + 1, run.from.span.end)}};
}

PatternText PatternText::with_repeats_shared() const {
    constexpr std::size_t long_part = 200;
    const auto part_of = [&](std::size_t r) {
        const std::size_t end = r + 1 < runs_.size() ? runs_[r + 1].at : text_.size();
        return std::string_view(text_).substr(runs_[r].at, end - runs_[r].at);
    };
    std::map<std::string_view, std::size_t> counts;
    for (std::size_t r = 0; r < runs_.size(); ++r)
        if (runs_[r].made && part_of(r).size() >= long_part) ++counts[part_of(r)];
    std::erase_if(counts, [](const auto& count) { return count.second < 2; });
    if (counts.empty()) return *this;

    PatternText out;
    std::map<std::string_view, std::pair<std::string, Place>> shared;
    for (std::size_t r = 0; r < runs_.size(); ++r) {
        const std::string_view part = part_of(r);
        const bool repeated = runs_[r].made && counts.contains(part);
        if (repeated) {
            const auto name = "shared_" + std::to_string(shared.size());
            const auto& entry = shared.try_emplace(part, name, runs_[r].from).first->second;
            out.append_made("(?&" + entry.first + ")", runs_[r].from);
        } else {
            out.runs_.push_back({static_cast<std::uint32_t>(out.text_.size()), runs_[r].from, runs_[r].made});
            out.text_ += part;
        }
    }
    for (const auto& [part, entry] : shared)
        out.append_made("\n(?(DEFINE)(?<" + entry.first + ">" + std::string(part) + "))", entry.second);
    return out;
}

bool Names::add_piece(std::size_t grammar, std::string name, Place source) {
    auto piece = std::make_unique<Piece>();
    piece->name = std::move(name);
    piece->grammar = grammar;
    piece->source = source;
    if (!meanings_.emplace(std::pair(grammar, std::string_view(piece->name)), Meaning{piece.get(), nullptr})
             .second) {
        return false;
    }
    pieces_.push_back(std::move(piece));
    return true;
}

bool Names::add_vocabulary(std::size_t grammar, std::unique_ptr<PhraseVocabulary> vocabulary, Place name) {
    auto words = std::make_unique<Words>();
    words->vocabulary = std::move(vocabulary);
    words->grammar = grammar;
    words->name = name;
    const std::string_view key = words->vocabulary->name();
    if (!meanings_.emplace(std::pair(grammar, key), Meaning{nullptr, words.get()}).second) return false;
    vocabularies_.push_back(std::move(words));
    return true;
}

Names::Meaning Names::find_own(std::size_t grammar, std::string_view name) const {
    const auto at = meanings_.find({grammar, name});
    return at == meanings_.end() ? Meaning{} : at->second;
}

Names::Meaning Names::find(std::size_t grammar, std::string_view name) const {
    if (const auto own = find_own(grammar, name)) return own;
    for (const std::size_t shared : shared_) {
        if (const auto meaning = find_own(shared, name)) return meaning;
    }
    return {};
}

std::vector<std::string_view> Names::all(std::size_t grammar) const {
    std::vector<std::string_view> out;
    for (const auto& [key, meaning] : meanings_) {
        const bool shared = std::find(shared_.begin(), shared_.end(), key.first) != shared_.end();
        if (shared || key.first == grammar) out.push_back(key.second);
    }
    return out;
}

PatternText Expander::expand(std::size_t grammar, Place source, PatternSyntax* syntax) {
    auto read = read_syntax(source.span.of(source.file->text()));
    for (const auto& flaw : read.flaws)
        faults_.error("G002", within(source, flaw.span), std::string(flaw.message));
    PatternText out;
    if (!read.flaws.empty()) out.mark_broken();
    put(grammar, source, read, out);
    if (syntax != nullptr) *syntax = std::move(read);
    return out;
}

void Expander::expand_piece(Names::Piece& piece) {
    piece.state = Names::Piece::State::busy;
    PatternSyntax syntax;
    ++depth_;
    piece.expanded = expand(piece.grammar, piece.source, &syntax);
    --depth_;
    piece.state = Names::Piece::State::done;
    for (const auto& group : syntax.groups) {
        faults_.error("G012", within(piece.source, group.span), "a piece can't capture",
                      "name the group in the rule that uses the piece");
    }
    if (syntax.ends_in_comment) piece.expanded.append_made("\n", piece.source);
}

void Expander::put(std::size_t grammar, Place source, const PatternSyntax& syntax, PatternText& out) {
    std::uint32_t from = source.span.begin;
    for (const auto& reference : syntax.references) {
        const Place place = within(source, reference.span);
        out.append(*source.file, {from, place.span.begin});
        put_name(grammar, place, reference.name, out);
        from = place.span.end;
    }
    out.append(*source.file, {from, source.span.end});
}

void Expander::put_name(std::size_t grammar, Place reference, std::string_view name, PatternText& out) {
    const Place place{reference.file, {reference.span.begin + 3, reference.span.end - 1}};
    const auto meaning = names_.find(grammar, name);
    if (!meaning) {
        faults_.error("G010", place, "no piece or vocabulary is called " + in_quotes(name),
                      nearest(name, names_.all(grammar)));
        out.mark_broken();
    } else if (meaning.words != nullptr) {
        put_made(vocabulary_pattern(*meaning.words), place, out);
    } else {
        put_piece(*meaning.piece, place, out);
    }
}

void Expander::put_made(const std::string& made, Place place, PatternText& out) {
    if (fits(made.size(), place, out)) out.append_made(made, place);
}

void Expander::put_piece(Names::Piece& piece, Place place, PatternText& out) {
    piece.used = true;
    if (piece.state == Names::Piece::State::busy) {
        faults_.error("G011", place, "piece " + in_quotes(piece.name) + " contains itself");
        return out.mark_broken();
    }
    if (piece.state == Names::Piece::State::fresh) {
        if (depth_ == deepest_pieces) {
            faults_.error("G011", place, "pieces stand within pieces more than 50 deep");
            return out.mark_broken();
        }
        expand_piece(piece);
    }
    if (!fits(piece.expanded.text().size(), place, out)) return;
    out.append_made("(?:", place);
    out.append(piece.expanded);
    out.append_made(")", place);
}

bool Expander::fits(std::size_t more, Place place, PatternText& out) {
    if (out.text().size() + more <= longest_pattern) return true;
    faults_.error("G002", place, "the pattern is over 1 MiB with its pieces put in place");
    out.mark_broken();
    return false;
}

const std::string& vocabulary_pattern(Names::Words& words) {
    if (words.pattern.empty()) words.pattern = pattern_of(words.vocabulary->phrases());
    return words.pattern;
}

}  // namespace vacancy
