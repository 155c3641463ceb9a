#ifndef VACANCY_GRAMMAR_EXPAND_H
#define VACANCY_GRAMMAR_EXPAND_H

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/file.h"
#include "grammar/syntax.h"
#include "grammar/vocabulary.h"

namespace vacancy {

/// A pattern with its pieces put in place, and the way back from each of its bytes to
/// the file the byte stands in.
class PatternText {
public:
    const std::string& text() const { return text_; }

    void append(const GrammarFile& file, Span source);    ///< bytes of a file, as they are
    void append(const PatternText& other);                ///< another one, with its places
    void append_made(std::string_view made, Place from);  ///< made from what stands at `from`

    /// True where a part of it is missing or does not close: it is not to be compiled.
    bool broken() const { return broken_; }
    void mark_broken() { broken_ = true; }

    /// Where byte `at` comes from.
    Place place_of(std::size_t at) const;

    /// The same pattern, with long parts that stand in it more than once (vocabularies) put in
    /// one place and called from there. Called parts are slower: for patterns that PCRE2 takes
    /// for too long as they are.
    PatternText with_repeats_shared() const;

private:
    struct Run {
        std::uint32_t at = 0;
        Place from;
        bool made = false;  ///< all its bytes come from all of `from`
    };
    std::string text_;
    std::vector<Run> runs_;
    bool broken_ = false;
};

/// What `(?&name)` may mean: the pieces and vocabularies of each file and the shared ones.
class Names {
public:
    struct Piece {
        std::string name;
        std::size_t grammar = 0;
        Place source;  ///< the pattern, quotes left out
        enum class State : std::uint8_t { fresh, busy, done } state = State::fresh;
        bool used = false;
        PatternText expanded;
    };
    struct Words {
        std::unique_ptr<PhraseVocabulary> vocabulary;
        std::size_t grammar = 0;
        Place name;
        std::string pattern;  ///< made when first used
    };
    struct Meaning {
        Piece* piece = nullptr;
        Words* words = nullptr;
        explicit operator bool() const { return piece != nullptr || words != nullptr; }
    };

    /// False where the file has the name already.
    bool add_piece(std::size_t grammar, std::string name, Place source);
    bool add_vocabulary(std::size_t grammar, std::unique_ptr<PhraseVocabulary> vocabulary, Place name);

    /// Makes the names of the file known to every file.
    void share(std::size_t grammar) { shared_.push_back(grammar); }

    /// In the file itself or, failing that, in the shared ones.
    Meaning find(std::size_t grammar, std::string_view name) const;

    /// Every name that `find` knows in the file, for suggestions.
    std::vector<std::string_view> all(std::size_t grammar) const;

    std::vector<std::unique_ptr<Piece>>& pieces() { return pieces_; }
    const std::vector<std::unique_ptr<Words>>& vocabularies() const { return vocabularies_; }

private:
    Meaning find_own(std::size_t grammar, std::string_view name) const;

    std::vector<std::unique_ptr<Piece>> pieces_;
    std::vector<std::unique_ptr<Words>> vocabularies_;
    std::map<std::pair<std::size_t, std::string_view>, Meaning> meanings_;
    std::vector<std::size_t> shared_;
};

/// Puts pieces in place. Unknown names, cycles, groups in pieces and brackets that do
/// not close are faults, shown where they stand.
class Expander {
public:
    Expander(Names& names, Faults& faults) : names_(names), faults_(faults) {}

    /// The pattern at `source`; `syntax`, where given, is told what stands in it.
    PatternText expand(std::size_t grammar, Place source, PatternSyntax* syntax = nullptr);

    void expand_piece(Names::Piece& piece);

private:
    void put(std::size_t grammar, Place source, const PatternSyntax& syntax, PatternText& out);
    void put_name(std::size_t grammar, Place reference, std::string_view name, PatternText& out);

    void put_made(const std::string& made, Place place, PatternText& out);
    void put_piece(Names::Piece& piece, Place place, PatternText& out);
    bool fits(std::size_t more, Place place, PatternText& out);

    Names& names_;
    Faults& faults_;
    std::size_t depth_ = 0;
};

/// The pattern of a vocabulary, made when first asked for.
const std::string& vocabulary_pattern(Names::Words& words);

}  // namespace vacancy

#endif
