#include "normalise/value.h"

#include <array>
#include <utility>

#include "normalise/normalisers.h"

namespace vacancy {

Normaliser find_normaliser(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, Normaliser>, 9> kAll{{
        {"email", normalise_email},
        {"integer", normalise_integer},
        {"item", normalise_item},
        {"money", normalise_money},
        {"number", normalise_number},
        {"telephone", normalise_telephone},
        {"text", normalise_text},
        {"title", normalise_title},
        {"url", normalise_url},
    }};
    for (const auto& [known, normaliser] : kAll) {
        if (known == name) return normaliser;
    }
    return nullptr;
}

}  // namespace vacancy
