#include "grammar/grammar.h"

#include <algorithm>
#include <array>

#include "grammar/store.h"

namespace vacancy {

std::string_view name_of(On on) {
    static constexpr std::array<std::string_view, 8> names{"text",  "heading", "label", "list",
                                                           "noise", "value",   "role",  "shared"};
    return names[static_cast<std::size_t>(on)];
}

std::string_view name_of(Unit unit) {
    static constexpr std::array<std::string_view, 3> names{"block", "region", "link"};
    return names[static_cast<std::size_t>(unit)];
}

std::string_view name_of(Take take) {
    static constexpr std::array<std::string_view, 5> names{"best", "last", "most", "tier", "all"};
    return names[static_cast<std::size_t>(take)];
}

Rule::Rule() = default;
Rule::~Rule() = default;
Rule::Rule(Rule&&) noexcept = default;
Rule& Rule::operator=(Rule&&) noexcept = default;

Grammar::Grammar() = default;
Grammar::~Grammar() = default;
Grammar::Grammar(Grammar&&) noexcept = default;
Grammar& Grammar::operator=(Grammar&&) noexcept = default;

Grammars::Grammars() : impl_(std::make_unique<Impl>()) {}
Grammars::~Grammars() = default;

std::span<const Grammar> Grammars::all() const {
    return impl_->grammars;
}

const Grammar* Grammars::find(std::string_view name) const {
    const auto& all = impl_->grammars;
    const auto at = std::find_if(all.begin(), all.end(), [&](const Grammar& g) { return g.name == name; });
    return at == all.end() ? nullptr : &*at;
}

const Rule& Grammars::rule(std::uint32_t index) const {
    return *impl_->rules[index];
}

std::size_t Grammars::rule_count() const {
    return impl_->rules.size();
}

const Vocabulary* Grammars::vocabulary(std::string_view grammar, std::string_view name) const {
    const Grammar* own = find(grammar);
    const std::size_t index = own == nullptr ? impl_->grammars.size() : own->index;
    if (const auto meaning = impl_->names.find(index, name); meaning.words != nullptr)
        return meaning.words->vocabulary.get();
    const Vocabulary* shared = nullptr;
    for (const auto& table : impl_->word_tables) {
        if (table->name() != name) continue;
        if (table->grammar() == index) return table.get();
        if (shared == nullptr && impl_->grammars[table->grammar()].on == On::shared) shared = table.get();
    }
    return shared;
}

std::string Grammars::literal(std::uint32_t id) const {
    const Literal& literal = impl_->literals[id];
    return literal.before + literal.word + literal.after;
}

bool Grammars::any_stands_in(std::span<const std::uint32_t> literals, std::string_view text) const {
    return std::any_of(literals.begin(), literals.end(),
                       [&](std::uint32_t id) { return impl_->literals.stands_in(id, text); });
}

std::uint64_t Grammars::fingerprint() const {
    return impl_->fingerprint;
}

const Capture* Match::find(std::string_view name) const {
    const auto at = std::find_if(captures.begin(), captures.end(),
                                 [&](const Capture& c) { return c.rule->name == name; });
    return at == captures.end() ? nullptr : &*at;
}

}  // namespace vacancy
