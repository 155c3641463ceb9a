#include "grammar/vocabulary.h"

#include <algorithm>
#include <utility>

#include "normalise/chars.h"
#include "normalise/value.h"

namespace vacancy {

namespace {

// A phrase as tokens: characters, and the places that may be written in several ways.
using Token = std::int32_t;
constexpr Token blank_token = -1;
constexpr Token hyphen_token = -2;
constexpr Token apostrophe_token = -3;
constexpr Token and_token = -4;

// Short once compiled, as PCRE2 takes no pattern over 64 KiB: a class of characters is
// 32 bytes there, a property or a boundary one to three. Nothing that may follow a gap
// begins with one, so gaps give nothing back.
constexpr std::string_view blank_gap = R"((?:\s|\p{Pd})++)";
constexpr std::string_view hyphen_gap = R"((?:\h|\p{Pd})++)";
constexpr std::string_view and_gap =
    R"((?:(?:\s|\p{Pd})*+&(?:\s|\p{Pd})*+|(?:\s|\p{Pd})++(?i:and)(?:\s|\p{Pd})++))";
constexpr std::string_view lost_apostrophe = R"(['`\x{B4}\x{2018}-\x{201B}]?)";

// Where a word begins and ends: at a boundary, or where a damaged archive glued two words and only
// the capital tells: 'LeadershipWorking Together'. Literals::note() looks for these at least.
constexpr std::string_view word_begin = R"((?:\b|(?-i:(?<=[a-z)])(?=[A-Z]))))";
constexpr std::string_view word_end = R"((?:\b|(?-i:(?<=[a-z])(?=[A-Z]))))";
constexpr std::string_view boundary = R"(\b)";  // where the end is asked for after each phrase: short
constexpr std::string_view no_letter_after = R"((?![A-Za-z0-9]))";

bool is_alphanumeric(Token t) {
    return t > 0 && t < 0x80 && is_alnum(static_cast<char>(t));
}

/// True where a word may go on beyond the token, so that a boundary must be asked for.
bool joins_words(Token t) {
    return is_alphanumeric(t) || t == apostrophe_token;
}

bool is_gap(Token t) {
    return t == blank_token || t == hyphen_token;
}

/// Turns a phrase into tokens, one pass.
class PhraseReader {
public:
    explicit PhraseReader(std::string_view phrase) : text_(phrase) {}

    std::vector<Token> read() {
        while (at_ < text_.size()) step();
        while (!out_.empty() && is_gap(out_.back())) out_.pop_back();
        return std::move(out_);
    }

private:
    void step() {
        const Char c = char_at(text_, at_);
        if (is_white(c.code) || is_dash(c.code)) return gap();
        if (is_and()) return joint();
        at_ += c.size;
        if (is_single_quote(c.code)) {
            out_.push_back(apostrophe_token);
        } else if (!is_invisible(c.code)) {
            out_.push_back(static_cast<Token>(c.code));
        }
    }

    void gap() {
        Token kind = hyphen_token;
        for (; at_ < text_.size(); at_ += char_at(text_, at_).size) {
            const std::uint32_t code = char_at(text_, at_).code;
            if (!is_white(code) && !is_dash(code)) break;
            if (is_white(code)) kind = blank_token;
        }
        if (!out_.empty() && out_.back() != and_token) out_.push_back(kind);
    }

    /// '&' between words, or the word 'and' between gaps.
    bool is_and() const {
        if (out_.empty()) return false;
        if (text_[at_] == '&') return at_ + 1 < text_.size();
        if (!is_gap(out_.back()) && out_.back() != and_token) return false;
        if (at_ + 3 >= text_.size()) return false;
        const Char after = char_at(text_, at_ + 3);
        return to_lower(text_[at_]) == 'a' && to_lower(text_[at_ + 1]) == 'n' &&
               to_lower(text_[at_ + 2]) == 'd' && (is_white(after.code) || is_dash(after.code));
    }

    void joint() {
        at_ += text_[at_] == '&' ? 1 : 3;
        while (!out_.empty() && is_gap(out_.back())) out_.pop_back();
        if (!out_.empty() && out_.back() != and_token) out_.push_back(and_token);
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Token> out_;
};

std::vector<Token> tokens_of(std::string_view phrase) {
    return PhraseReader(phrase).read();
}

void append_utf8(std::string& out, std::uint32_t c) {
    const auto put = [&](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

void append_token(std::string& out, Token token) {
    switch (token) {
        case blank_token:
            out += blank_gap;
            return;
        case hyphen_token:
            out += hyphen_gap;
            return;
        case apostrophe_token:
            out += lost_apostrophe;
            return;
        case and_token:
            out += and_gap;
            return;
        default:
            break;
    }
    if (token < 0x80 && !is_alphanumeric(token)) out += '\\';
    append_utf8(out, static_cast<std::uint32_t>(token));
}

/// Phrases with their common beginnings shared, so that a pattern of hundreds of phrases
/// is tried in the time of a few. Order within a node is that of insertion, the end of a
/// phrase last: longer ones come first.
class Trie {
public:
    void insert(const std::vector<Token>& tokens) {
        std::size_t at = 0;
        for (const Token token : tokens) at = child(at, token);
        nodes_[at].ends = true;
        joined_ends_ = joined_ends_ && is_alphanumeric(tokens.back());
    }

    std::string pattern() const {
        std::string words;
        std::string others;
        for (const auto& [token, next] : nodes_[0].children) {
            std::string& out = joins_words(token) ? words : others;
            if (!out.empty()) out += '|';
            append_token(out, token);
            append_node(out, next, token);
        }
        std::string out = "(?:";
        if (!words.empty()) out.append(word_begin).append("(?:" + words + ")");
        if (!words.empty() && !others.empty()) out += '|';
        out += others + ")";
        if (joined_ends_) out += word_end;
        return out;
    }

private:
    struct Node {
        std::vector<std::pair<Token, std::size_t>> children;
        bool ends = false;
    };

    std::size_t child(std::size_t at, Token token) {
        for (const auto& [t, next] : nodes_[at].children) {
            if (t == token) return next;
        }
        nodes_.emplace_back();
        nodes_[at].children.emplace_back(token, nodes_.size() - 1);
        return nodes_.size() - 1;
    }

    /// What follows `last`. Chains are walked, branches are nested: phrases are short.
    void append_node(std::string& out, std::size_t at, Token last) const {
        while (nodes_[at].children.size() == 1 && !nodes_[at].ends) {
            last = nodes_[at].children[0].first;
            append_token(out, last);
            at = nodes_[at].children[0].second;
        }
        const Node& node = nodes_[at];
        if (node.children.empty()) return append_end(out, last);
        out += "(?:";
        bool first = true;
        for (const auto& [token, next] : node.children) {
            if (!std::exchange(first, false)) out += '|';
            append_token(out, token);
            append_node(out, next, token);
        }
        if (node.ends) {
            out += '|';
            append_end(out, last);
        }
        out += ')';
    }

    void append_end(std::string& out, Token last) const {
        if (!joined_ends_ && joins_words(last)) out += last == apostrophe_token ? no_letter_after : boundary;
    }

    std::vector<Node> nodes_{1};
    bool joined_ends_ = true;  ///< every phrase ends in a letter or digit
};

/// True where the pattern of a phrase asks for a boundary or a gap between the two; a token
/// that is 0 is the edge of the phrase.
bool parts_words(Token outer, Token inner) {
    return is_alphanumeric(inner) && (outer == 0 || is_gap(outer) || outer == and_token);
}

/// The longest run of characters that are written in one way: of ASCII where there is any, for case.
std::pair<std::size_t, std::size_t> longest_word(const std::vector<Token>& tokens) {
    std::pair<std::size_t, std::size_t> best{0, 0};
    bool best_is_ascii = false;
    for (std::size_t begin = 0, end = 0; begin < tokens.size(); begin = std::max(end, begin + 1)) {
        const bool ascii = tokens[begin] < 0x80;
        for (end = begin; end < tokens.size() && tokens[end] >= 0 && (tokens[end] < 0x80) == ascii;) ++end;
        const bool longer = end - begin > best.second - best.first;
        if (end == begin || !(ascii == best_is_ascii ? longer : ascii || best.second == 0)) continue;
        best = {begin, end};
        best_is_ascii = ascii;
    }
    return best;
}

/// What a literal can say of a token around its word.
bool is_plain(Token t) {
    return is_gap(t) || (t > 0 && t < 0x80);
}

char plain(Token t) {
    return is_gap(t) ? ' ' : to_lower(static_cast<char>(t));
}

/// Ŵ and Ŷ, which Welsh has and fold_phrase leaves.
void lower_welsh(std::string& words, std::size_t from) {
    for (std::size_t at = words.find('\xC5', from); at != std::string::npos;
         at = words.find('\xC5', at + 1)) {
        if (at + 1 == words.size()) return;
        if (words[at + 1] == '\xB4' || words[at + 1] == '\xB6') ++words[at + 1];
    }
}

}  // namespace

std::string pattern_of(std::span<const Phrase> phrases) {
    std::vector<std::vector<Token>> all;
    for (const auto& phrase : phrases) {
        auto tokens = tokens_of(phrase.words);
        if (!tokens.empty()) all.push_back(std::move(tokens));
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    if (all.empty()) return "(?!)";
    Trie trie;
    for (const auto& tokens : all) trie.insert(tokens);
    return trie.pattern();
}

Literal literal_of(std::string_view phrase) {
    const std::vector<Token> tokens = tokens_of(phrase);
    const auto [begin, end] = longest_word(tokens);
    Literal out;
    for (std::size_t i = begin; i < end; ++i) append_utf8(out.word, static_cast<std::uint32_t>(tokens[i]));
    if (out.word.empty()) return out;
    std::transform(out.word.begin(), out.word.end(), out.word.begin(), to_lower);
    out.begins_word = parts_words(begin == 0 ? 0 : tokens[begin - 1], tokens[begin]);
    out.ends_word = parts_words(end == tokens.size() ? 0 : tokens[end], tokens[end - 1]);
    for (std::size_t i = end; i < tokens.size() && is_plain(tokens[i]); ++i) out.after += plain(tokens[i]);
    for (std::size_t i = begin; i > 0 && is_plain(tokens[i - 1]); --i) out.before += plain(tokens[i - 1]);
    std::reverse(out.before.begin(), out.before.end());
    return out;
}

void fold_words(std::string_view words, std::string& out) {
    const std::size_t start = out.size();
    fold_phrase(words, out);
    const auto from = out.begin() + static_cast<std::ptrdiff_t>(start);
    out.erase(std::remove(from, out.end(), '\''), out.end());
    lower_welsh(out, start);
}

const std::string& PhraseList::pattern() const {
    std::call_once(made_, [this] { pattern_ = pattern_of(phrases_); });
    return pattern_;
}

std::uint32_t PhraseVocabulary::add_key(std::string key) {
    keys_.push_back(std::move(key));
    return static_cast<std::uint32_t>(keys_.size() - 1);
}

void PhraseVocabulary::add_phrase(std::uint32_t key, Phrase phrase) {
    phrases_.add(std::move(phrase));
    key_of_phrase_.push_back(key);
}

const PhraseVocabulary::Index& PhraseVocabulary::index() const {
    std::call_once(indexed_, [this] {
        index_.reserve(key_of_phrase_.size());
        for (std::size_t i = 0; i < key_of_phrase_.size(); ++i) {
            std::string folded;
            fold_words(phrases_.all()[i].words, folded);
            index_.emplace(std::move(folded), key_of_phrase_[i]);
        }
    });
    return index_;
}

std::string_view PhraseVocabulary::key_of(std::string_view words) const {
    if (words.size() > longest_words) return {};
    std::string folded;
    fold_words(words, folded);
    const auto at = index().find(std::string_view(folded));
    return at == index_.end() ? std::string_view() : std::string_view(keys_[at->second]);
}

std::vector<std::pair<std::string_view, std::string_view>> PhraseVocabulary::sorted() const {
    std::vector<std::pair<std::string_view, std::string_view>> out;
    for (const auto& [words, key] : index()) out.emplace_back(words, keys_[key]);
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<PhraseVocabulary::Clash> PhraseVocabulary::clashes() const {
    std::vector<Clash> out;
    for (std::size_t i = 0; i < key_of_phrase_.size(); ++i) {
        const Phrase& phrase = phrases_.all()[i];
        std::string folded;
        fold_words(phrase.words, folded);
        const std::uint32_t key = index().find(std::string_view(folded))->second;
        if (key != key_of_phrase_[i]) out.push_back({&phrase, keys_[key]});
    }
    return out;
}

}  // namespace vacancy
