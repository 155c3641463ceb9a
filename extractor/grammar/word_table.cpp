#include "grammar/word_table.h"

#include <algorithm>
#include <string>

#include "grammar/vocabulary.h"

namespace vacancy {

std::string_view WordTable::key_of(std::string_view words) const {
    if (words.size() > longest_words) return {};
    std::string folded;
    fold_words(words, folded);
    const auto at =
        std::lower_bound(entries_.begin(), entries_.end(), folded,
                         [](const Entry& entry, const std::string& w) { return entry.first < w; });
    return at == entries_.end() || at->first != folded ? std::string_view() : at->second;
}

}  // namespace vacancy
