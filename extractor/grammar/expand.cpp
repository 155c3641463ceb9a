#include "grammar/expand.h"

#include <algorithm>
#include <map>

namespace vacancy {

namespace {

// A pattern may grow by its pieces, but not without bound: pieces that use pieces twice
// over double at each step.
constexpr std::size_t longest_pattern = 1u << 20;
constexpr std::size_t most_parts = 20'000;
constexpr std::size_t deepest_pieces = 50;

Place within(Place source, Span part) {
    return {source.file, {source.span.begin + part.begin, source.span.begin + part.end}};
}

}  // namespace

void PatternText::append(Place source) {
    if (source.span.empty()) return;
    runs_.push_back({static_cast<std::uint32_t>(text_.size()), source, false});
    text_ += source.span.of(source.file->text());
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

void PatternParts::append(Place source) {
    if (!source.span.empty()) parts_.push_back({source, {}, nullptr});
}

void PatternParts::append(std::string_view constant, Place from) {
    parts_.push_back({from, constant, nullptr});
}

void PatternParts::append(const PhraseList& phrases, Place from) {
    parts_.push_back({from, {}, &phrases});
}

void PatternParts::append(const PatternParts& other) {
    parts_.insert(parts_.end(), other.parts_.begin(), other.parts_.end());
    broken_ = broken_ || other.broken_;
}

std::optional<PatternText> PatternParts::text() const {
    PatternText out;
    for (const Part& part : parts_) {
        if (part.phrases != nullptr) {
            out.append_made(part.phrases->pattern(), part.place);
        } else if (!part.constant.empty()) {
            out.append_made(part.constant, part.place);
        } else {
            out.append(part.place);
        }
        if (out.text().size() > longest_pattern) return std::nullopt;
    }
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

PatternParts Expander::expand(std::size_t grammar, Place source, PatternSyntax* syntax) {
    auto read = read_syntax(source.span.of(source.file->text()));
    PatternParts out;
    for (const auto& flaw : read.flaws) {
        faults_.error("G002", within(source, flaw.span), std::string(flaw.message));
        out.mark_broken();
    }
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
    if (syntax.ends_in_comment) piece.expanded.append("\n", piece.source);
}

void Expander::put(std::size_t grammar, Place source, const PatternSyntax& syntax, PatternParts& out) {
    std::uint32_t from = source.span.begin;
    for (const auto& reference : syntax.references) {
        const Place place = within(source, reference.span);
        out.append(Place{source.file, {from, place.span.begin}});
        put_name(grammar, place, reference.name, out);
        from = place.span.end;
    }
    out.append(Place{source.file, {from, source.span.end}});
}

void Expander::put_name(std::size_t grammar, Place reference, std::string_view name, PatternParts& out) {
    const Place place{reference.file, {reference.span.begin + 3, reference.span.end - 1}};
    const auto meaning = names_.find(grammar, name);
    if (!meaning) {
        faults_.error("G010", place, "no piece or vocabulary is called " + in_quotes(name),
                      nearest(name, names_.all(grammar)));
        out.mark_broken();
    } else if (meaning.words != nullptr) {
        out.append(meaning.words->vocabulary->phrases(), place);
    } else {
        put_piece(*meaning.piece, place, out);
    }
}

void Expander::put_piece(Names::Piece& piece, Place place, PatternParts& out) {
    piece.used = true;
    const auto refuse = [&](std::string code, std::string message) {
        faults_.error(std::move(code), place, std::move(message));
        out.mark_broken();
    };
    if (piece.state == Names::Piece::State::busy) {
        return refuse("G011", "piece " + in_quotes(piece.name) + " contains itself");
    }
    if (piece.state == Names::Piece::State::fresh) {
        if (depth_ == deepest_pieces) return refuse("G011", "pieces stand within pieces more than 50 deep");
        expand_piece(piece);
    }
    if (out.size() + piece.expanded.size() > most_parts) {
        return refuse("G002", "the pattern is too long with its pieces put in place");
    }
    out.append("(?:", place);
    out.append(piece.expanded);
    out.append(")", place);
}

}  // namespace vacancy
