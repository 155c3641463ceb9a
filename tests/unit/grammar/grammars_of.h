#ifndef VACANCY_TESTS_GRAMMARS_OF_H
#define VACANCY_TESTS_GRAMMARS_OF_H

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/grammar.h"

namespace vacancy {

/// Grammars of the files; the test fails where they don't load.
inline std::shared_ptr<const Grammars> grammars_of(
    const std::vector<std::pair<std::string_view, std::string_view>>& files) {
    auto loaded = Grammars::load(files);
    if (loaded) return *loaded;
    for (const auto& fault : loaded.why()) ADD_FAILURE() << render(fault);
    return nullptr;
}

/// Grammars of one text file: a head is put before `rules`.
inline std::shared_ptr<const Grammars> grammars_of(std::string_view rules, std::string_view on = "text") {
    const std::string file = std::string("[grammar]\nname = \"g\"\nfield = \"f\"\non = \"").append(on) +
                             "\"\n" + std::string(rules);
    return grammars_of({{"g.toml", file}});
}

/// The words of a match, or of one of its captures.
inline std::string_view words(const Match& match, std::string_view subject) {
    return match.span.of(subject);
}
inline std::string_view words(const Match& match, std::string_view name, std::string_view subject) {
    const Capture* capture = match.find(name);
    return capture == nullptr ? std::string_view() : capture->span.of(subject);
}

}  // namespace vacancy

#endif
