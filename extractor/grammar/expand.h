#ifndef VACANCY_GRAMMAR_EXPAND_H
#define VACANCY_GRAMMAR_EXPAND_H

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/file.h"
#include "grammar/syntax.h"
#include "grammar/vocabulary.h"

namespace vacancy {

/// The text of a pattern, and the way back from each of its bytes to the file it comes from.
class PatternText {
public:
    const std::string& text() const { return text_; }

    void append(Place source);                            ///< bytes of a file, as they are
    void append_made(std::string_view made, Place from);  ///< made from what stands at `from`

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
};

/// A pattern with its pieces put in place, as a list of parts. Most patterns of a set are
/// never used on an advert, so the text is made of it when one is first used.
class PatternParts {
public:
    void append(Place source);
    void append(std::string_view constant, Place from);  ///< `constant` is a literal
    void append(const PhraseList& phrases, Place from);
    void append(const PatternParts& other);

    /// True where a part of it is missing or does not close: it is not to be compiled.
    bool broken() const { return broken_; }
    void mark_broken() { broken_ = true; }

    std::size_t size() const { return parts_.size(); }
    Place first_place() const { return parts_.empty() ? Place{} : parts_.front().place; }

    /// Nothing where the text is over 1 MiB.
    std::optional<PatternText> text() const;

private:
    struct Part {
        Place place;
        std::string_view constant;            ///< where there is any, the part is this
        const PhraseList* phrases = nullptr;  ///< where not null, the part is their pattern
    };
    std::vector<Part> parts_;
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
        PatternParts expanded;
    };
    struct Words {
        std::unique_ptr<PhraseVocabulary> vocabulary;
        std::size_t grammar = 0;
        Place name;
        /// Those of its phrases, once a rule has asked for them; nothing within where one can't be looked
        /// for.
        std::optional<std::optional<std::vector<std::uint32_t>>> literals;
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
    PatternParts expand(std::size_t grammar, Place source, PatternSyntax* syntax = nullptr);

    void expand_piece(Names::Piece& piece);

private:
    void put(std::size_t grammar, Place source, const PatternSyntax& syntax, PatternParts& out);
    void put_name(std::size_t grammar, Place reference, std::string_view name, PatternParts& out);
    void put_piece(Names::Piece& piece, Place place, PatternParts& out);

    Names& names_;
    Faults& faults_;
    std::size_t depth_ = 0;
};

}  // namespace vacancy

#endif
