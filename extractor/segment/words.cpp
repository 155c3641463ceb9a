#include "segment/words.h"

namespace vacancy {

bool is_english_word(std::string_view word) {
    const std::string_view list = word_lists().front().second;
    std::size_t begin = 0, end = list.size() - 1;  // both at line ends
    while (begin < end) {
        const std::size_t before = list.rfind('\n', begin + (end - begin) / 2);
        const std::size_t after = list.find('\n', before + 1);
        const int order = list.substr(before + 1, after - before - 1).compare(word);
        if (order == 0) return true;
        order < 0 ? begin = after : end = before;
    }
    return false;
}

}  // namespace vacancy
