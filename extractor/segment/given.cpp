#include "segment/given.h"

#include <set>
#include <string_view>

namespace vacancy {

namespace {

const Rule* rule_of_label(const Grammars& grammars, std::string_view name) {
    for (const Grammar& grammar : grammars.all())
        for (const Rule& rule : grammar.rules)
            if (grammar.on == On::label && rule.label == name) return &rule;
    return nullptr;
}

}  // namespace

std::vector<std::string> labels_to_give(const Grammars& grammars) {
    std::set<std::string> names;
    for (const Grammar& grammar : grammars.all())
        for (const Rule& rule : grammar.rules)
            for (const Scope& scope : rule.within)
                if (scope.kind == Scope::Kind::label && !scope.exclude && rule_of_label(grammars, scope.id))
                    names.insert(scope.id);
    return {names.begin(), names.end()};
}

void add_given(const Document& document, const Grammars& grammars, std::vector<Labelled>& labels) {
    for (const GivenValue& given : document.given) {
        const Rule* rule = rule_of_label(grammars, given.name);
        if (rule) labels.push_back({rule, given.label, given.value, 0});
    }
}

}  // namespace vacancy
