#include "grammar/packed_grammars.h"

#include <array>
#include <bit>
#include <utility>

#include "grammar/packed_patterns.h"
#include "grammar/rule_reader.h"
#include "grammar/store.h"

namespace vacancy {

namespace {

/// Numbers in groups of seven bits, the least first; texts as they are, after their size.
class Writer {
public:
    template <class T>
    void number(T value) {
        auto rest = static_cast<std::uint64_t>(value);
        for (; rest >= 0x80; rest >>= 7) out_ += static_cast<char>((rest & 0x7F) | 0x80);
        out_ += static_cast<char>(rest);
    }

    void text(std::string_view words) {
        number(words.size());
        out_ += words;
    }

    template <class Items, class Use>
    void list(const Items& items, Use use) {
        number(items.size());
        for (const auto& item : items) use(item);
    }

    std::string take() { return std::move(out_); }

private:
    std::string out_;
};

/// Reads what Writer wrote, with functions of the same names.
class Reader {
public:
    explicit Reader(std::string_view bytes) : in_(bytes) {}

    /// True where all was there and nothing is left.
    bool is_done() const { return sound_ && in_.empty(); }

    template <class T>
    void number(T& value) {
        std::uint64_t read = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (in_.empty()) return refuse();
            const auto byte = static_cast<unsigned char>(in_[0]);
            in_.remove_prefix(1);
            read |= std::uint64_t{byte & 0x7Fu} << shift;
            if (byte < 0x80) break;
        }
        value = static_cast<T>(read);
    }

    template <class Text>
    void text(Text& words) {
        const std::size_t size = count();
        words = in_.substr(0, size);
        in_.remove_prefix(size);
    }

    template <class T, class Use>
    void list(std::vector<T>& items, Use use) {
        items.resize(count());
        for (T& item : items) use(item);
    }

    void refuse() {
        sound_ = false;
        in_ = {};
    }

private:
    /// Each item takes a byte at least, so no count is larger than what is left.
    std::size_t count() {
        std::size_t size = 0;
        number(size);
        if (size <= in_.size()) return size;
        refuse();
        return 0;
    }

    std::string_view in_;
    bool sound_ = true;
};

// What a Writer and a Reader go through in the same way.

template <class Archive>
void carry_grammar(Archive& archive, auto& grammar) {
    for (auto* text : {&grammar.name, &grammar.about, &grammar.field, &grammar.file}) archive.text(*text);
    archive.number(grammar.on);
}

/// All of a rule but its captures, constants and patterns.
template <class Archive>
void carry_rule(Archive& archive, auto& rule) {
    for (auto* text : {&rule.name, &rule.field, &rule.section, &rule.label, &rule.opens}) archive.text(*text);
    archive.list(rule.within, [&](auto& scope) {
        archive.number(scope.kind);
        archive.number(scope.exclude);
        archive.text(scope.id);
    });
    archive.number(rule.unit);
    archive.number(rule.take);
    for (auto* literals : {&rule.needs, &rule.also})
        archive.list(*literals, [&](auto& literal) { archive.number(literal); });
    archive.number(rule.scope_key);
    for (auto* flag : {&rule.always, &rule.fallback, &rule.lost}) archive.number(*flag);
    archive.number(rule.level);
    archive.number(rule.sequence);
}

template <class Archive>
void carry_literal(Archive& archive, auto& literal) {
    for (auto* text : {&literal.word, &literal.before, &literal.after}) archive.text(*text);
    for (auto* flag : {&literal.begins_word, &literal.ends_word}) archive.number(*flag);
}

template <class Archive>
void carry_signs(Archive& archive, auto&& signs) {
    archive.list(signs.keys, [&](auto& key) { archive.number(key); });
    archive.list(signs.holds,
                 [&](auto& grams) { archive.list(grams, [&](auto& gram) { archive.number(gram); }); });
}

/// What a capture's words are turned into: which list, and the place in it.
enum class Meaning : std::uint8_t { none, normaliser, vocabulary, grammar };

auto patterns_of(auto& rule) {
    return std::array{std::pair{PatternKey::match, &rule.match}, std::pair{PatternKey::unless, &rule.unless},
                      std::pair{PatternKey::scope, &rule.scope},
                      std::pair{PatternKey::context, &rule.context},
                      std::pair{PatternKey::inline_form, &rule.inline_form}};
}

}  // namespace

class PackedGrammars::Packer {
public:
    explicit Packer(const Grammars& grammars) : store_(*grammars.impl_) {}

    std::string pack() {
        out_.number(store_.fingerprint);
        out_.list(store_.grammars, [&](const Grammar& grammar) { carry_grammar(out_, grammar); });
        out_.list(store_.names.vocabularies(), [&](const auto& words) {
            out_.number(words->grammar);
            out_.text(words->vocabulary->name());
            out_.list(words->vocabulary->sorted(), [&](const WordTable::Entry& entry) {
                out_.text(entry.first);
                out_.text(entry.second);
            });
        });
        literals();
        for (const Grammar& grammar : store_.grammars)
            out_.list(grammar.rules, [&](const Rule& rule) { put(rule); });
        return out_.take();
    }

private:
    /// Each literal, with the number of its word.
    void literals() {
        const auto count = static_cast<std::uint32_t>(store_.literals.size());
        out_.number(count);
        for (std::uint32_t id = 0; id < count; ++id) {
            out_.number(store_.literals.word_of(id));
            carry_literal(out_, store_.literals[id]);
        }
    }

    void put(const Rule& rule) {
        carry_rule(out_, rule);
        out_.list(rule.captures, [&](const CaptureRule& capture) {
            out_.text(capture.name);
            const auto [meaning, index] = meaning_of(capture);
            out_.number(meaning);
            out_.number(index);
        });
        out_.list(rule.sets, [&](const Setting& setting) {
            out_.text(setting.name);
            put(setting.value);
        });
        for (const auto& [key, pattern] : patterns_of(rule)) out_.number(*pattern != nullptr);
        const RuleSource& source = store_.sources[rule.index];
        const PhraseList* phrases = source.phrases_alone ? source.phrases.get() : nullptr;
        if (is_for_lines(rule.grammar->on)) carry_signs(out_, line_signs(rule, phrases));
    }

    /// A constant: its kind, as the variant counts, and its value.
    void put(const Value& value) {
        out_.number(value.index());
        if (const auto* flag = std::get_if<bool>(&value)) out_.number(*flag);
        if (const auto* number = std::get_if<std::int64_t>(&value)) out_.number(*number);
        if (const auto* real = std::get_if<double>(&value)) out_.number(std::bit_cast<std::uint64_t>(*real));
        if (const auto* words = std::get_if<std::string>(&value)) out_.text(*words);
    }

    std::pair<Meaning, std::size_t> meaning_of(const CaptureRule& capture) const {
        if (capture.grammar != nullptr) return {Meaning::grammar, capture.grammar->index};
        const auto names = normaliser_names();
        for (std::size_t i = 0; capture.normaliser != nullptr && i < names.size(); ++i)
            if (capture.normaliser == find_normaliser(names[i])) return {Meaning::normaliser, i};
        const auto& vocabularies = store_.names.vocabularies();
        for (std::size_t i = 0; i < vocabularies.size(); ++i)
            if (vocabularies[i]->vocabulary.get() == capture.vocabulary) return {Meaning::vocabulary, i};
        return {Meaning::none, 0};
    }

    const Grammars::Impl& store_;
    Writer out_;
};

class PackedGrammars::Unpacker {
public:
    Unpacker(Grammars& grammars, std::string_view rules) : store_(*grammars.impl_), in_(rules) {}

    bool unpack() {
        in_.number(store_.fingerprint);
        in_.list(store_.grammars, [&](Grammar& grammar) {
            carry_grammar(in_, grammar);
            grammar.index = static_cast<std::uint32_t>(&grammar - store_.grammars.data());
        });
        std::vector<char> tables;
        in_.list(tables, [&](char) { read_vocabulary(); });
        std::vector<char> literals;
        in_.list(literals, [&](char) { read_literal(); });
        for (Grammar& grammar : store_.grammars)
            in_.list(grammar.rules, [&](Rule& rule) { read(rule, grammar); });
        return in_.is_done();
    }

private:
    void read_vocabulary() {
        std::size_t grammar = 0;
        std::string_view name;
        std::vector<WordTable::Entry> entries;
        in_.number(grammar);
        in_.text(name);
        in_.list(entries, [&](WordTable::Entry& entry) {
            in_.text(entry.first);
            in_.text(entry.second);
        });
        if (grammar >= store_.grammars.size()) return in_.refuse();
        store_.word_tables.push_back(std::make_unique<WordTable>(grammar, name, std::move(entries)));
    }

    void read_literal() {
        std::uint32_t word = 0;
        Literal literal;
        in_.number(word);
        carry_literal(in_, literal);
        if (word > store_.literals.words().size()) return in_.refuse();
        store_.literals.take(std::move(literal), word);
    }

    void read(Rule& rule, Grammar& grammar) {
        rule.grammar = &grammar;
        rule.order = static_cast<std::uint32_t>(&rule - grammar.rules.data());
        rule.index = static_cast<std::uint32_t>(store_.rules.size());
        store_.rules.push_back(&rule);
        carry_rule(in_, rule);
        rule.id.append(grammar.name).append(".").append(rule.name);
        in_.list(rule.captures, [&](CaptureRule& capture) { read(capture); });
        in_.list(rule.sets, [&](Setting& setting) {
            in_.text(setting.name);
            read(setting.value);
        });
        for (const auto& [key, pattern] : patterns_of(rule)) read(key, *pattern, rule);
        if (is_for_lines(grammar.on)) {
            LineSigns signs;
            carry_signs(in_, signs);
            store_.line_rules[grammar.on].add(rule, signs);
        }
        for (const auto* literals : {&rule.needs, &rule.also})
            for (const std::uint32_t literal : *literals)
                if (literal >= store_.literals.size()) in_.refuse();
    }

    void read(CaptureRule& capture) {
        Meaning meaning = Meaning::none;
        std::size_t index = 0;
        in_.text(capture.name);
        in_.number(meaning);
        in_.number(index);
        if (meaning == Meaning::normaliser && index < normaliser_names().size()) {
            capture.normaliser = find_normaliser(normaliser_names()[index]);
        } else if (meaning == Meaning::vocabulary && index < store_.word_tables.size()) {
            capture.vocabulary = store_.word_tables[index].get();
        } else if (meaning == Meaning::grammar && index < store_.grammars.size()) {
            capture.grammar = &store_.grammars[index];
        } else if (meaning != Meaning::none) {
            in_.refuse();
        }
    }

    void read(Value& value) {
        std::size_t kind = 0;
        in_.number(kind);
        if (kind == Value(false).index()) in_.number(value.emplace<bool>());
        if (kind == Value(std::int64_t{0}).index()) in_.number(value.emplace<std::int64_t>());
        if (kind == Value(std::string()).index()) in_.text(value.emplace<std::string>());
        if (kind == Value(0.0).index()) {
            std::uint64_t bits = 0;
            in_.number(bits);
            value = std::bit_cast<double>(bits);
        }
    }

    /// A pattern without a text, which is to be given what it compiles to.
    void read(PatternKey key, std::unique_ptr<Pattern>& pattern, const Rule& rule) {
        bool there = false;
        in_.number(there);
        if (!there) return;
        PatternParts no_text;
        no_text.mark_broken();
        pattern = make_pattern(key, std::move(no_text), rule);
    }

    Grammars::Impl& store_;
    Reader in_;
};

std::string PackedGrammars::pack_rules(const Grammars& grammars) {
    return Packer(grammars).pack();
}

std::shared_ptr<const Grammars> PackedGrammars::unpack(std::string_view rules, std::string_view patterns) {
    std::shared_ptr<Grammars> made(new Grammars);
    if (!Unpacker(*made, rules).unpack()) return nullptr;
    return take_packed_patterns(made->impl_->grammars, patterns) ? made : nullptr;
}

}  // namespace vacancy
