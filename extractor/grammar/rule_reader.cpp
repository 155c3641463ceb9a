#include "grammar/rule_reader.h"

#include <algorithm>
#include <array>

#include "grammar/date_parts.h"

namespace vacancy {

namespace {

/// The value that `name` names, of those from the first to `last`.
template <class Enum>
std::optional<Enum> find_name(std::string_view name, Enum last) {
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        if (name_of(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
    }
    return std::nullopt;
}

// Groups that a scope and an inline form give besides the rule's captures.
const CaptureRule scope_group{"scope", nullptr, nullptr, nullptr};
const CaptureRule mark_group{"mark", nullptr, nullptr, nullptr};

Scope scope_of(std::string_view entry) {
    Scope scope;
    if (entry.starts_with('~')) {
        scope.exclude = true;
        entry.remove_prefix(1);
    }
    if (entry == "*") return scope;
    scope.kind = Scope::Kind::section;
    if (entry.starts_with("label:")) {
        scope.kind = Scope::Kind::label;
        entry.remove_prefix(6);
    }
    scope.id = entry;
    return scope;
}

}  // namespace

std::span<const std::string_view> normaliser_names() {
    static constexpr std::array<std::string_view, 9> names{"text",  "title", "item",      "integer", "number",
                                                           "money", "email", "telephone", "url"};
    return names;
}

std::optional<Take> take_called(std::string_view name) {
    return find_name(name, Take::all);
}
std::optional<On> on_called(std::string_view name) {
    return find_name(name, On::shared);
}

Value value_of(const Node& node) {
    switch (node.kind) {
        case Node::Kind::string:
            return node.text;
        case Node::Kind::integer:
            return node.integer;
        case Node::Kind::number:
            return node.number;
        case Node::Kind::boolean:
            return node.boolean;
        default:
            return {};
    }
}

void RuleReader::read(Rule& rule, RuleSource& source, Take take_of_grammar) {
    rule.grammar = &grammar_;
    rule.take = take_of_grammar;
    rule.name = in_.text("name");
    source.name = in_.key_place("name");
    if (rule.name.empty()) shared_.faults.error("G004", source.name, "a rule needs a name");
    rule.id = grammar_.name + "." + rule.name;
    read_offer(rule, source);
    read_outline(rule);
    read_captures(rule);
    read_sets(rule);
    read_patterns(rule, source);
    read_needs(rule, source);
    read_also(rule);
    read_examples(source);
    read_rejects(source);
    in_.refuse_others();
    check_groups(rule);
    check_keys_fit();
}

void RuleReader::read_offer(Rule& rule, RuleSource& source) {
    rule.field = in_.text("field");
    if (rule.field.empty()) rule.field = grammar_.field;
    if (rule.field.empty() && grammar_.on == On::text) {
        shared_.faults.error("G004", source.name, "the rule fills no field",
                             "say 'field' here or in [grammar]");
    }
    for (const Node* entry : in_.strings("within")) {
        rule.within.push_back(scope_of(entry->text));
        source.within.push_back(in_.place(*entry));
    }
    if (rule.within.empty()) rule.within.emplace_back();
    if (const Node* take = in_.get("take", Node::Kind::string)) {
        if (const auto known = take_called(take->text)) {
            rule.take = *known;
        } else {
            shared_.faults.error("G005", in_.place(*take),
                                 "no way to take a value is called " + in_quotes(take->text),
                                 "best, last, most, tier or all");
        }
    }
    if (const Node* unit = in_.get("unit", Node::Kind::string)) {
        if (const auto known = find_name(unit->text, Unit::link)) {
            rule.unit = *known;
        } else {
            shared_.faults.error("G005", in_.place(*unit), "no unit is called " + in_quotes(unit->text),
                                 "block, region or link");
        }
    }
    rule.lost = in_.flag("lost");
    rule.fallback = in_.flag("fallback");
}

void RuleReader::read_outline(Rule& rule) {
    rule.section = in_.text("section");
    rule.label = in_.text("label");
    rule.opens = in_.text("opens");
    const auto need = [&](On on, std::string_view key) {
        if (grammar_.on != on || in_.table().find(key) != nullptr) return;
        shared_.faults.error("G004", in_.key_place("name"),
                             "a " + std::string(name_of(on)) + " rule needs " + in_quotes(key));
    };
    need(On::heading, "section");
    need(On::label, "label");
    need(On::list, "opens");
    if (const auto level = in_.integer("level")) {
        if (*level < 1 || *level > 3) {
            shared_.faults.error("G005", in_.place(*in_.table().find("level")), "a level is 1, 2 or 3");
        } else {
            rule.level = static_cast<std::uint8_t>(*level);
        }
    }
    if (const auto sequence = in_.integer("sequence")) {
        rule.sequence = static_cast<std::int32_t>(std::clamp<std::int64_t>(*sequence, 0, 1'000'000));
    }
}

void RuleReader::read_captures(Rule& rule) {
    const Node* table = in_.get("captures", Node::Kind::table);
    if (table == nullptr) return;
    for (const auto& entry : table->entries) {
        CaptureRule& capture = rule.captures.emplace_back();
        capture.name = entry.key;
        if (entry.value.is(Node::Kind::string)) {
            resolve(entry.value, capture);
        } else {
            shared_.faults.error("G004", in_.place(entry.value), "a normaliser is named in a string");
        }
        if (grammar_.on == On::value && !is_date_part(capture.name)) {
            shared_.faults.error("G005", {&in_.file(), extent_of(in_.file(), entry)},
                                 "a date has no part " + in_quotes(capture.name),
                                 nearest(capture.name, date_part_names()));
        }
    }
}

void RuleReader::resolve(const Node& name, CaptureRule& capture) {
    if (const auto meaning = shared_.names.find(grammar_.index, name.text); meaning.words != nullptr) {
        capture.vocabulary = meaning.words->vocabulary.get();
        return;
    }
    const auto is_value = [&](const Grammar& g) { return g.on == On::value && g.name == name.text; };
    const auto value = std::find_if(shared_.grammars.begin(), shared_.grammars.end(), is_value);
    if (value != shared_.grammars.end() && grammar_.on != On::value) {
        capture.grammar = &*value;
        return;
    }
    capture.normaliser = find_normaliser(name.text);
    if (capture.normaliser != nullptr) return;
    auto known = shared_.names.all(grammar_.index);
    known.insert(known.end(), normaliser_names().begin(), normaliser_names().end());
    for (const auto& g : shared_.grammars) {
        if (g.on == On::value) known.push_back(g.name);
    }
    const bool nested = value != shared_.grammars.end();
    shared_.faults.error(
        "G014", in_.place(name),
        nested ? "a value can't be made of values" : "no normaliser is called " + in_quotes(name.text),
        nested ? std::string() : nearest(name.text, known));
}

void RuleReader::read_sets(Rule& rule) {
    const Node* table = in_.get("sets", Node::Kind::table);
    if (table == nullptr) return;
    for (const auto& entry : table->entries) {
        Value value = value_of(entry.value);
        const Place key{&in_.file(), extent_of(in_.file(), entry)};
        if (std::holds_alternative<std::monostate>(value)) {
            shared_.faults.error("G004", in_.place(entry.value),
                                 "a constant is a string, a number, true or false");
        }
        if (grammar_.on == On::value && !is_date_part(entry.key)) {
            shared_.faults.error("G005", key, "a date has no part " + in_quotes(entry.key),
                                 nearest(entry.key, date_part_names()));
        }
        rule.sets.push_back({entry.key, std::move(value)});
    }
}

std::unique_ptr<PatternParts> RuleReader::read_pattern(std::string_view key, std::string_view own_group) {
    const Node* node = in_.get(key, Node::Kind::string);
    if (node == nullptr) return nullptr;
    const Place place = in_.place(*node);
    if (!is_literal_string(in_.file(), *node)) {
        shared_.faults.error("G001", place, "a pattern stands in '…' or '''…'''",
                             "in \"…\" every '\\' would have to be doubled");
        return nullptr;
    }
    PatternSyntax syntax;
    auto text = std::make_unique<PatternParts>(
        Expander(shared_.names, shared_.faults).expand(grammar_.index, place, &syntax));
    for (const auto& group : syntax.groups) {
        if (group.name == own_group) continue;
        groups_.push_back(
            {group.name,
             {place.file, {place.span.begin + group.span.begin, place.span.begin + group.span.end}}});
    }
    return text;
}

std::unique_ptr<Pattern> make_pattern(PatternKey key, PatternParts parts, const Rule& rule) {
    const CaptureRule* own = nullptr;
    if (key == PatternKey::scope) own = &scope_group;
    if (key == PatternKey::inline_form) own = &mark_group;
    const auto letters = key == PatternKey::inline_form ? Pattern::Case::kept : Pattern::Case::ignored;
    return std::make_unique<Pattern>(std::move(parts), letters, rule.captures, own);
}

void RuleReader::read_patterns(Rule& rule, RuleSource& source) {
    for (const Node* phrase : in_.strings("phrases")) {
        const Place place = in_.place(*phrase);
        if (phrase->text.size() > longest_phrase) {
            shared_.faults.error("G005", place, "a phrase is at most 200 bytes long");
            continue;
        }
        if (!source.phrases) source.phrases = std::make_unique<PhraseList>();
        source.phrases->add({phrase->text, place});
    }
    auto match = read_pattern("match");
    if (source.phrases) {
        const Place first = source.phrases->all().front().place;
        auto either = std::make_unique<PatternParts>();
        either->append(*source.phrases, first);
        source.phrases_alone = !match;
        if (match) either->append("|", first);
        if (match) either->append(*match);
        match = std::move(either);
    }
    auto inline_form = read_pattern("inline", "mark");
    if (!match && !inline_form && in_.table().find("match") == nullptr) {
        shared_.faults.error("G004", source.name, "the rule has nothing to look for",
                             "add 'match' or 'phrases'");
    }
    const auto make = [&](PatternKey key, std::unique_ptr<PatternParts> parts) {
        return parts ? make_pattern(key, std::move(*parts), rule) : nullptr;
    };
    rule.match = make(PatternKey::match, std::move(match));
    rule.unless = make(PatternKey::unless, read_pattern("unless"));
    rule.scope = make(PatternKey::scope, read_pattern("scope", "scope"));
    if (const Node* scope = in_.table().find("scope")) source.scope = scope->text;
    rule.context = make(PatternKey::context, read_pattern("context"));
    rule.inline_form = make(PatternKey::inline_form, std::move(inline_form));
}

/// Phrases stand alone; a literal of a list may be a part of a word.
std::optional<std::uint32_t> RuleReader::literal(std::string_view phrase, bool whole) {
    Literal literal = literal_of(phrase);
    if (!whole) literal.begins_word = literal.ends_word = false;
    return literal.word.empty() ? std::nullopt : std::optional(shared_.literals.add(std::move(literal)));
}

/// Sorted, each once; nothing where one of them can't be looked for.
RuleReader::LiteralIds RuleReader::literals_of(const std::vector<std::string_view>& phrases, bool whole) {
    std::vector<std::uint32_t> out;
    for (const std::string_view phrase : phrases) {
        const auto id = literal(phrase, whole);
        if (!id) return std::nullopt;
        out.push_back(*id);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

RuleReader::LiteralIds RuleReader::literals_of(const std::vector<Phrase>& phrases) {
    std::vector<std::string_view> words;
    for (const Phrase& phrase : phrases) words.push_back(phrase.words);
    return literals_of(words, true);
}

/// The literals of a vocabulary's phrases or of a list.
RuleReader::LiteralIds RuleReader::literals(std::string_view key, const Node& node) {
    if (node.is(Node::Kind::string)) {
        const auto meaning = shared_.names.find(grammar_.index, node.text);
        if (meaning.words == nullptr) {
            shared_.faults.error("G010", in_.place(node), "no vocabulary is called " + in_quotes(node.text),
                                 "literals stand in a list: " + std::string(key) + " = [\"£\"]");
            return std::nullopt;
        }
        auto& known = meaning.words->literals;
        if (!known) known = literals_of(meaning.words->vocabulary->phrases().all());
        return *known;
    }
    std::vector<std::string_view> words;
    for (const Node* item : in_.strings(key)) words.push_back(item->text);
    return literals_of(words, false);
}

void RuleReader::read_needs(Rule& rule, const RuleSource& source) {
    if (const Node* node = in_.any("needs")) {
        rule.needs = literals("needs", *node).value_or(std::vector<std::uint32_t>());
    } else if (grammar_.on == On::text && source.phrases && in_.table().find("match") == nullptr) {
        rule.needs = literals_of(source.phrases->all()).value_or(std::vector<std::uint32_t>());
    }
    rule.always = rule.needs.empty();
}

void RuleReader::read_also(Rule& rule) {
    const Node* node = in_.any("also");
    if (node == nullptr) return;
    if (rule.always) {
        shared_.faults.error("G004", in_.key_place("also"),
                             "'also' is a second 'needs', and there is no first");
        return;
    }
    rule.also = literals("also", *node).value_or(std::vector<std::uint32_t>());
}

std::vector<Wording> RuleReader::wordings(const Node& node) {
    std::vector<Wording> out;
    if (node.is(Node::Kind::string)) return {{node.text, in_.place(node)}};
    if (!node.is(Node::Kind::array)) {
        shared_.faults.error("G004", in_.place(node), "'text' is a string or a list of strings");
        return out;
    }
    for (const auto& item : node.items) {
        if (item.is(Node::Kind::string)) {
            out.push_back({item.text, in_.place(item)});
        } else {
            shared_.faults.error("G004", in_.place(item), "'text' is a string or a list of strings");
        }
    }
    return out;
}

void RuleReader::read_gives(const Node& node, Example& example) {
    example.has_gives = true;
    if (!node.is(Node::Kind::table)) {
        example.gives.push_back({"", value_of(node), in_.place(node)});
        return;
    }
    for (const auto& entry : node.entries) {
        example.gives.push_back({entry.key, value_of(entry.value), in_.place(entry.value)});
    }
}

void RuleReader::read_example(const Node& node, RuleSource& source) {
    Example example;
    if (node.is(Node::Kind::string)) {
        example.wordings = wordings(node);
    } else if (node.is(Node::Kind::table)) {
        TableReader table(in_.file(), node, shared_.faults);
        if (const Node* text = table.any("text")) {
            example.wordings = wordings(*text);
        } else {
            shared_.faults.error("G004", in_.place(node), "an example needs 'text'");
        }
        if (const Node* gives = table.any("gives")) read_gives(*gives, example);
        if (const Node* gap = table.get("known_gap", Node::Kind::string)) example.known_gap = gap->text;
        table.refuse_others();
    } else {
        shared_.faults.error("G004", in_.place(node), "an example is a string or a table");
    }
    source.examples.push_back(std::move(example));
}

void RuleReader::read_examples(RuleSource& source) {
    const Node* list = in_.get("examples", Node::Kind::array);
    if (list == nullptr) return;
    for (const auto& item : list->items) read_example(item, source);
}

void RuleReader::read_rejects(RuleSource& source) {
    const Node* list = in_.get("rejects", Node::Kind::array);
    if (list == nullptr) return;
    for (const auto& item : list->items) {
        RejectExample& reject = source.rejects.emplace_back();
        if (!item.is(Node::Kind::table)) {
            reject.wordings = wordings(item);
            continue;
        }
        TableReader table(in_.file(), item, shared_.faults);
        if (const Node* text = table.any("text")) {
            reject.wordings = wordings(*text);
        } else {
            shared_.faults.error("G004", in_.place(item), "a reject needs 'text'");
        }
        reject.why = table.text("why");
        table.refuse_others();
    }
}

void RuleReader::check_groups(const Rule& rule) {
    const auto captured = [&](std::string_view name) {
        return std::any_of(rule.captures.begin(), rule.captures.end(),
                           [&](const CaptureRule& c) { return c.name == name; });
    };
    for (const auto& group : groups_) {
        if (captured(group.name)) continue;
        shared_.faults.error("G013", group.place, "group " + in_quotes(group.name) + " has no normaliser",
                             "name one in 'captures', or write '(?:' where nothing is captured");
    }
    const Node* table = in_.table().find("captures");
    if (table == nullptr) return;
    for (const auto& entry : table->entries) {
        const auto same = [&](const Group& g) { return g.name == entry.key; };
        if (std::any_of(groups_.begin(), groups_.end(), same)) continue;
        std::vector<std::string_view> known;
        for (const auto& group : groups_) known.push_back(group.name);
        shared_.faults.error("G013", {&in_.file(), extent_of(in_.file(), entry)},
                             "no group is called " + in_quotes(entry.key), nearest(entry.key, known));
    }
}

/// Keys that mean nothing to what the file's rules are offered.
void RuleReader::check_keys_fit() {
    struct Fit {
        std::string_view key;
        std::array<On, 3> on;
    };
    static constexpr std::array<Fit, 6> fits{{{"section", {On::heading, On::role, On::role}},
                                              {"level", {On::heading, On::role, On::role}},
                                              {"sequence", {On::heading, On::label, On::role}},
                                              {"label", {On::label, On::label, On::label}},
                                              {"opens", {On::list, On::heading, On::label}},
                                              {"inline", {On::heading, On::label, On::role}}}};
    for (const auto& fit : fits) {
        if (in_.table().find(fit.key) == nullptr) continue;
        if (std::find(fit.on.begin(), fit.on.end(), grammar_.on) != fit.on.end()) continue;
        shared_.faults.error("G003", in_.key_place(fit.key),
                             in_quotes(fit.key) + " means nothing in a file on = \"" +
                                 std::string(name_of(grammar_.on)) + "\"");
    }
}

}  // namespace vacancy
