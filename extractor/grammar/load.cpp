#include "grammar/load.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "base/hash.h"
#include "grammar/built_in.h"
#include "grammar/packed_grammars.h"
#include "grammar/rule_reader.h"
#include "grammar/table_reader.h"

namespace vacancy {

namespace {

constexpr std::uintmax_t largest_file = 8u << 20;

/// Compiles a pattern and shows what PCRE2 says where the byte stands in its file.
void check_pattern(const Pattern& pattern, const std::string& note, Faults& faults) {
    const auto fault = pattern.check();
    if (!fault) return;
    const auto size = pattern.source().text().size();
    const auto at = fault->offset == size && size > 0 ? size - 1 : fault->offset;
    const Place place = size > 0 ? pattern.source().place_of(at) : pattern.first_place();
    auto& shown = faults.error("G002", place, fault->message);
    if (!note.empty()) shown.notes.push_back(note);
}

}  // namespace

Loader::Loader() : grammars_(new Grammars), store_(*grammars_->impl_) {}

void Loader::add(std::string name, std::string text) {
    store_.files.push_back(std::make_unique<GrammarFile>(std::move(name), std::move(text)));
    Source source{store_.files.back().get(), {}, Take::best};
    if (read_tree(*source.file, source.root, faults_)) sources_.push_back(std::move(source));
}

std::shared_ptr<const Grammars> Loader::finish(Grammars::Compile compile) {
    store_.grammars.reserve(sources_.size());
    for (auto& source : sources_) read_header(source);
    for (std::size_t i = 0; i < sources_.size(); ++i) read_names(sources_[i], i);
    for (std::size_t i = 0; i < sources_.size(); ++i) read_rules(sources_[i], store_.grammars[i]);
    number_rules();
    index_lines();
    for (const auto& file : store_.files)
        store_.fingerprint = hash64(file->text(), hash64(file->name(), store_.fingerprint));
    if (compile == Grammars::Compile::all) compile_all();
    return grammars_;
}

void Loader::read_header(Source& source) {
    const GrammarFile& file = *source.file;
    Grammar& grammar = store_.grammars.emplace_back();
    grammar.index = static_cast<std::uint32_t>(store_.grammars.size() - 1);
    grammar.file = file.name();

    TableReader top(file, source.root, faults_);
    for (const auto key : {"pieces", "vocabulary", "rule"}) top.any(key);
    const Node* table = top.get("grammar", Node::Kind::table);
    if (table == nullptr) {
        faults_.error("G004", {&file, {0, 0}}, "the file has no [grammar] table");
        top.refuse_others();
        return;
    }
    TableReader header(file, *table, faults_);
    grammar.name = header.text("name");
    grammar.about = header.text("about");
    grammar.field = header.text("field");
    if (grammar.name.empty()) {
        faults_.error("G004", {&file, extent_of(file, *table)}, "a grammar needs a name");
    }
    if (const Node* on = header.get("on", Node::Kind::string)) {
        const auto known = on_called(on->text);
        grammar.on = known.value_or(On::text);
        if (!known) {
            faults_.error("G005", header.place(*on),
                          "nothing that rules are offered is called " + in_quotes(on->text),
                          "text, heading, label, list, noise, value, role or shared");
        }
    }
    if (const Node* take = header.get("take", Node::Kind::string)) {
        source.take = take_called(take->text).value_or(Take::best);
        if (!take_called(take->text)) {
            faults_.error("G005", header.place(*take),
                          "no way to take a value is called " + in_quotes(take->text),
                          "best, last, most, tier or all");
        }
    }
    header.refuse_others();
    top.refuse_others();
    const auto same = [&](const Grammar& g) {
        return &g != &grammar && !g.name.empty() && g.name == grammar.name;
    };
    const auto other = std::find_if(store_.grammars.begin(), store_.grammars.end(), same);
    if (other != store_.grammars.end()) {
        faults_
            .error("G006", header.key_place("name"),
                   "a grammar called " + in_quotes(grammar.name) + " is there already")
            .notes.push_back("in " + other->file);
    }
}

void Loader::read_names(const Source& source, std::size_t grammar) {
    const GrammarFile& file = *source.file;
    if (store_.grammars[grammar].on == On::shared) store_.names.share(grammar);
    TableReader top(file, source.root, faults_);
    if (const Node* vocabularies = top.get("vocabulary", Node::Kind::table)) {
        for (const auto& entry : vocabularies->entries) read_vocabulary(file, entry, grammar);
    }
    const Node* pieces = top.get("pieces", Node::Kind::table);
    if (pieces == nullptr) return;
    for (const auto& entry : pieces->entries) {
        const Place place{&file, extent_of(file, entry.value)};
        if (!entry.value.is(Node::Kind::string)) {
            faults_.error("G004", place,
                          "a piece is a pattern, not " + std::string(name_of(entry.value.kind)));
        } else if (!is_literal_string(file, entry.value)) {
            faults_.error("G001", place, "a pattern stands in '…' or '''…'''",
                          "in \"…\" every '\\' would have to be doubled");
        } else if (!store_.names.add_piece(grammar, entry.key, place)) {
            faults_.error("G006", {&file, extent_of(file, entry)},
                          in_quotes(entry.key) + " is a vocabulary of this file already");
        }
    }
}

void Loader::read_vocabulary(const GrammarFile& file, const Entry& entry, std::size_t grammar) {
    const Place name{&file, extent_of(file, entry)};
    if (!entry.value.is(Node::Kind::table)) {
        faults_.error("G004", name, "a vocabulary is a table of keys and their phrases");
        return;
    }
    auto vocabulary = std::make_unique<PhraseVocabulary>(entry.key);
    TableReader table(file, entry.value, faults_);
    const bool keys_too = table.flag("_keys");
    for (const auto& item : entry.value.entries) {
        if (item.key == "_keys") continue;
        const std::uint32_t key = vocabulary->add_key(item.key);
        const auto add = [&](const std::string& words, Place place) {
            if (words.size() > longest_phrase) {
                faults_.error("G005", place, "a phrase is at most 200 bytes long");
                return;
            }
            vocabulary->add_phrase(key, {words, place});
        };
        const auto phrases = table.strings(item.key, item.value);
        const bool empty = item.value.is(Node::Kind::array) && item.value.items.empty();
        if (keys_too || empty) add(item.key, {&file, extent_of(file, item)});
        for (const Node* phrase : phrases) add(phrase->text, table.place(*phrase));
    }
    store_.names.add_vocabulary(grammar, std::move(vocabulary), name);
}

void Loader::read_rules(const Source& source, Grammar& grammar) {
    TableReader top(*source.file, source.root, faults_);
    const Node* rules = top.get("rule", Node::Kind::array);
    if (rules == nullptr) return;
    if (grammar.on == On::shared) {
        faults_.error("G003", top.key_place("rule"),
                      "a file on = \"shared\" holds pieces and vocabularies, no rules");
        return;
    }
    grammar.rules.reserve(rules->items.size());
    const RuleReader::Shared shared{store_.names, store_.literals, store_.grammars, faults_};
    for (const auto& item : rules->items) {
        if (!item.is(Node::Kind::table)) continue;
        Rule& rule = grammar.rules.emplace_back();
        rule.order = static_cast<std::uint32_t>(grammar.rules.size() - 1);
        RuleSource& about = store_.sources.emplace_back();
        RuleReader(shared, *source.file, item, grammar).read(rule, about, source.take);
        const auto own = store_.sources.end() - static_cast<std::ptrdiff_t>(grammar.rules.size());
        const auto first = std::find_if(own, store_.sources.end(),
                                        [&](const RuleSource& other) { return other.scope == about.scope; });
        rule.scope_key = static_cast<std::uint32_t>(first - own);
        const auto same = [&](const Rule& r) {
            return &r != &rule && !r.name.empty() && r.name == rule.name;
        };
        if (std::any_of(grammar.rules.begin(), grammar.rules.end(), same)) {
            faults_.error("G006", about.name, "a rule called " + in_quotes(rule.name) + " is above already");
        }
    }
}

void Loader::number_rules() {
    for (auto& grammar : store_.grammars) {
        for (auto& rule : grammar.rules) {
            rule.index = static_cast<std::uint32_t>(store_.rules.size());
            store_.rules.push_back(&rule);
        }
    }
}

/// Rules that are offered whole lines, made ready to be found by the line.
void Loader::index_lines() {
    for (const auto& grammar : store_.grammars) {
        if (!is_for_lines(grammar.on)) continue;
        for (const auto& rule : grammar.rules) {
            const RuleSource& source = store_.sources[rule.index];
            const PhraseList* phrases = source.phrases_alone ? source.phrases.get() : nullptr;
            store_.line_rules[grammar.on].add(rule, line_signs(rule, phrases));
        }
    }
}

/// What a lazy load leaves to its first use, so that its faults are found.
void Loader::compile_all() {
    for (const Rule* rule : store_.rules) {
        const std::string note = "in rule " + in_quotes(rule->id);
        for (const auto* pattern :
             {&rule->match, &rule->unless, &rule->scope, &rule->context, &rule->inline_form}) {
            if (*pattern) check_pattern(**pattern, note, faults_);
        }
    }
    for (const auto& words : store_.names.vocabularies()) {
        for (const auto& clash : words->vocabulary->clashes()) {
            faults_.error(
                "G006", clash.phrase->place,
                in_quotes(clash.phrase->words) + " stands for " + in_quotes(clash.key) + " already");
        }
    }
    Expander expander(store_.names, faults_);
    for (auto& piece : store_.names.pieces()) {
        if (piece->used) continue;
        if (piece->state == Names::Piece::State::fresh) expander.expand_piece(*piece);
        check_pattern(Pattern(piece->expanded, Pattern::Case::ignored, {}), {}, faults_);
    }
}

namespace {

Diagnostic cannot_read(const std::string& path, const std::string& why) {
    Diagnostic fault;
    fault.code = "grammar_unreadable";
    fault.message = why;
    fault.file = path;
    return fault;
}

Result<std::string> read_file(const std::filesystem::path& path) {
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (!error && size > largest_file) return cannot_read(path.string(), "a grammar file is at most 8 MiB");
    std::ifstream in(path, std::ios::binary);
    if (!in) return cannot_read(path.string(), "can't open the file");
    std::string text(std::istreambuf_iterator<char>(in), {});
    if (in.bad()) return cannot_read(path.string(), "can't read the file");
    return text;
}

Result<std::vector<std::filesystem::path>> grammar_files(const std::string& folder) {
    std::error_code error;
    std::vector<std::filesystem::path> out;
    std::filesystem::directory_iterator at(folder, error);
    for (; !error && at != std::filesystem::directory_iterator(); at.increment(error)) {
        std::error_code ignored;
        if (at->path().extension() == ".toml" && at->is_regular_file(ignored)) out.push_back(at->path());
    }
    if (error) return cannot_read(folder, "can't read the folder: " + error.message());
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.native() < b.native(); });
    if (out.empty()) return cannot_read(folder, "the folder holds no grammar (*.toml)");
    return out;
}

Result<std::shared_ptr<const Grammars>> finish(Loader& loader, Grammars::Compile compile) {
    auto grammars = loader.finish(compile);
    if (loader.faults().any_error()) return loader.faults().take();
    return grammars;
}

}  // namespace

Result<std::shared_ptr<const Grammars>> Grammars::load_folder(const std::string& folder) {
    const auto files = grammar_files(folder);
    if (!files) return files.why();
    Loader loader;
    for (const auto& path : *files) {
        auto text = read_file(path);
        if (!text) return text.why();
        loader.add(path.string(), *std::move(text));
    }
    return finish(loader, Compile::all);
}

Result<std::shared_ptr<const Grammars>> Grammars::load(
    std::span<const std::pair<std::string_view, std::string_view>> files, Compile compile) {
    Loader loader;
    for (const auto& [name, text] : files) loader.add(std::string(name), std::string(text));
    return finish(loader, compile);
}

std::shared_ptr<const Grammars> Grammars::built_in() {
    // Never freed: taking the set apart at exit would cost a short run some milliseconds.
    static const auto& grammars = *new std::shared_ptr<const Grammars>([] {
        if (auto packed = PackedGrammars::unpack(built_in_rules(), built_in_patterns())) return packed;
        Loader loader;
        for (const auto& [name, text] : built_in_grammars()) loader.add(std::string(name), std::string(text));
        auto made = loader.finish(Compile::lazy);
        made->impl_->faults = loader.faults().take();
        return made;
    }());
    return grammars;
}

}  // namespace vacancy
