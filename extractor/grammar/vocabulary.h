#ifndef VACANCY_GRAMMAR_VOCABULARY_H
#define VACANCY_GRAMMAR_VOCABULARY_H

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
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

/// A pattern that matches any of the phrases as docs/grammar-guide.md says: whole words,
/// longer phrases first, blanks, dashes, apostrophes and '&' freely written.
std::string pattern_of(std::span<const Phrase> phrases);

/// The longest part of the phrase that every way of writing it holds, in lower case: what
/// a prefilter can look for. Empty where there is none.
std::string literal_of(std::string_view phrase);

/// Words as vocabularies compare them: fold_phrase, and apostrophes off, as a damaged
/// archive may have lost them. Appends to `out`.
void fold_words(std::string_view words, std::string& out);

/// A vocabulary of a file.
class PhraseVocabulary final : public Vocabulary {
public:
    struct Entry {
        Phrase phrase;
        std::uint32_t key = 0;  ///< index into keys()
    };

    explicit PhraseVocabulary(std::string name) : name_(std::move(name)) {}

    std::uint32_t add_key(std::string key);

    /// Adds a phrase; where the words stand for another key already, changes nothing and
    /// returns that key.
    std::string_view add_phrase(std::uint32_t key, Phrase phrase);

    std::string_view key_of(std::string_view words) const override;

    const std::string& name() const { return name_; }
    const std::vector<std::string>& keys() const { return keys_; }
    const std::vector<Entry>& entries() const { return entries_; }
    std::vector<Phrase> phrases() const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view words) const { return std::hash<std::string_view>()(words); }
    };

    std::string name_;
    std::vector<std::string> keys_;
    std::vector<Entry> entries_;
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> key_by_words_;
};

}  // namespace vacancy

#endif
