#ifndef VACANCY_GRAMMAR_VOCABULARY_H
#define VACANCY_GRAMMAR_VOCABULARY_H

#include <cstdint>
#include <functional>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "grammar/file.h"
#include "grammar/grammar.h"

namespace vacancy {

/// Plain words and where they stand in the file.
struct Phrase {
    std::string words;
    Place place;
};

/// The longest phrase that may stand in a file, in bytes.
inline constexpr std::size_t longest_phrase = 200;

/// The longest words that are looked up, which may be written with more than a phrase has.
inline constexpr std::size_t longest_words = 8 * longest_phrase;

/// A pattern that matches any of the phrases as docs/grammar-guide.md says: whole words,
/// longer phrases first, blanks, dashes, apostrophes and '&' freely written.
std::string pattern_of(std::span<const Phrase> phrases);

/// What a prefilter can look for: a word, and the words of its phrase around it.
struct Literal {
    std::string word;
    bool begins_word = false;       ///< no letter or digit of ASCII stands before it
    bool ends_word = false;         ///< nor after it
    std::string before{}, after{};  ///< plain ASCII; ' ' is a gap of blanks and dashes
};

/// The longest word of the phrase that every way of writing it holds, in lower case, and what every
/// way has around it. Empty where there is none.
Literal literal_of(std::string_view phrase);

/// Words as vocabularies compare them: fold_phrase, and apostrophes off, as a damaged
/// archive may have lost them. Appends to `out`.
void fold_words(std::string_view words, std::string& out);

/// Phrases that are looked for together; their pattern is made when first asked for.
class PhraseList {
public:
    void add(Phrase phrase) { phrases_.push_back(std::move(phrase)); }
    const std::vector<Phrase>& all() const { return phrases_; }
    const std::string& pattern() const;

private:
    std::vector<Phrase> phrases_;
    mutable std::once_flag made_;
    mutable std::string pattern_;
};

/// A vocabulary of a file. Once all is added it serves every thread.
class PhraseVocabulary final : public Vocabulary {
public:
    explicit PhraseVocabulary(std::string name) : name_(std::move(name)) {}

    std::uint32_t add_key(std::string key);
    void add_phrase(std::uint32_t key, Phrase phrase);

    std::string_view key_of(std::string_view words) const override;

    std::string_view name() const override { return name_; }
    const PhraseList& phrases() const { return phrases_; }

    /// A phrase that stands for another key already: the other key has it.
    struct Clash {
        const Phrase* phrase = nullptr;
        std::string_view key;
    };
    std::vector<Clash> clashes() const;

    /// (folded phrase, key), sorted; each phrase once.
    std::vector<std::pair<std::string_view, std::string_view>> sorted() const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view words) const { return std::hash<std::string_view>()(words); }
    };
    using Index = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;
    const Index& index() const;

    std::string name_;
    std::vector<std::string> keys_;
    PhraseList phrases_;
    std::vector<std::uint32_t> key_of_phrase_;  ///< by phrase
    mutable std::once_flag indexed_;
    mutable Index index_;  ///< folded words to key, made when first asked for
};

}  // namespace vacancy

#endif
