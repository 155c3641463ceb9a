#include "segment/contents_list.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/ascii.h"

namespace vacancy {
namespace {

constexpr std::size_t longest_entry = 120;
constexpr std::size_t longest_list = 80;
constexpr std::size_t least_entries = 3;
constexpr std::size_t most_strays = 2;  ///< lines on end that name no heading: 'Annex A', a number of a page

/// The words of an entry in small letters, its number and its page off: '2. Benefits ..... 11' is 'benefits'.
std::string entry_words(std::string_view line) {
    const auto is_word = [](char c) {
        return is_alpha(c) || c == ')' || static_cast<unsigned char>(c) >= 0x80;
    };
    while (!line.empty() && (!is_word(line.back()) || line.ends_with("–") || line.ends_with("—")))
        line.remove_suffix(static_cast<unsigned char>(line.back()) >= 0x80 ? 3 : 1);
    while (!line.empty() && !is_word(line.front())) line.remove_prefix(1);
    std::string words(line);
    std::transform(words.begin(), words.end(), words.begin(), to_lower);
    return words;
}

class ListReader {
public:
    explicit ListReader(const Document& document) : document_(document) {}

    ContentsList read(std::size_t heading) {
        find_last_lines(heading + 1);
        const std::size_t limit = std::min(document_.blocks.size(), heading + 1 + longest_list);
        ContentsList list;
        list.end = heading + 1;
        std::size_t paged = 0, strays = 0;
        for (std::size_t i = heading + 1; i < limit && strays <= most_strays; ++i) {
            const std::string words = entry_words(document_.of(document_.blocks[i].span));
            if (!seen_.insert(words).second && !words.empty()) break;  // the first heading after the list
            if (!words.empty() && last_line_[words] > i) {
                paged += is_digit(document_.text[document_.blocks[i].span.end - 1]) ? 1 : 0;
                strays = 0;
                list.end = i + 1;
                list.entries.push_back(words);
            } else {
                ++strays;
            }
        }
        if (list.entries.size() < least_entries && paged == 0) return {heading + 1, {}};
        std::sort(list.entries.begin(), list.entries.end());
        return list;
    }

private:
    void find_last_lines(std::size_t from) {
        for (std::size_t i = from; i < document_.blocks.size(); ++i)
            if (document_.blocks[i].span.size() <= longest_entry)
                last_line_[entry_words(document_.of(document_.blocks[i].span))] = i;
    }

    const Document& document_;
    std::unordered_map<std::string, std::size_t> last_line_;
    std::unordered_set<std::string> seen_;
};

}  // namespace

bool ContentsList::names(std::string_view line) const {
    return !entries.empty() && line.size() <= longest_entry &&
           std::binary_search(entries.begin(), entries.end(), entry_words(line));
}

ContentsList contents_list(const Document& document, std::size_t heading) {
    return ListReader(document).read(heading);
}

}  // namespace vacancy
