// Headings that count the parts of a text, one by one and with text between them:
//
//     3. The person we seek
//
//     Someone who …
#include <algorithm>

#include "base/ascii.h"
#include "document/lines.h"
#include "document/marks.h"

namespace vacancy {
namespace {

constexpr std::size_t kFewest = 3;
constexpr std::uint32_t kLongest = 70;  ///< bytes of a heading
constexpr std::uint32_t kProse = 60;    ///< bytes of a line that is no item of a list of such lines

class NumberedHeadings {
public:
    NumberedHeadings(std::string_view text, const std::vector<Line>& lines) : text_(text), lines_(lines) {}

    std::vector<bool> find() const {
        std::vector<std::size_t> run, best;
        unsigned last = 0;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const unsigned number = number_at(i);
            if (number == 0) continue;
            if (number == 1) run.clear();
            if (number != 1 && (run.empty() || number != last + 1 || i == run.back() + 1)) continue;
            run.push_back(i);
            last = number;
            if (run.size() > best.size() && has_text(run)) best = run;
        }
        std::vector<bool> out;
        if (best.size() < kFewest) return out;
        out.assign(lines_.size(), false);
        for (const std::size_t i : best) out[i] = true;
        return out;
    }

private:
    std::string_view of(std::size_t i) const { return lines_[i].of(text_); }

    /// The number of a short line on its own that begins with one: '3. The person we seek'; 0 for any other.
    unsigned number_at(std::size_t i) const {
        if (lines_[i].size() > kLongest || !is_digit(of(i).front())) return 0;
        const bool alone =
            (i == 0 || lines_[i].gap_before) && i + 1 < lines_.size() && lines_[i + 1].gap_before;
        const std::size_t mark = alone ? bullet_of(of(i)).size : 0;
        if (mark == 0) return 0;
        const std::string_view words = of(i).substr(mark);
        const std::size_t begin = words.find_first_not_of(' ');
        if (begin == std::string_view::npos || !is_upper(words[begin]) || is_closed(words.back())) return 0;
        unsigned number = 0;
        for (const char c : of(i).substr(0, mark))
            if (is_digit(c)) number = number * 10 + static_cast<unsigned>(c - '0');
        return number;
    }

    static bool is_closed(char last) { return std::string_view(".;,:").find(last) != std::string_view::npos; }

    /// Prose stands under half of the headings or more, but for the last.
    bool has_text(const std::vector<std::size_t>& run) const {
        std::size_t with_text = 0;
        for (std::size_t i = 0; i + 1 < run.size(); ++i) {
            const auto begin = lines_.begin() + static_cast<std::ptrdiff_t>(run[i] + 1);
            const auto end = lines_.begin() + static_cast<std::ptrdiff_t>(run[i + 1]);
            with_text +=
                std::any_of(begin, end, [](const Line& line) { return line.size() >= kProse; }) ? 1 : 0;
        }
        return with_text * 2 >= run.size() - 1;
    }

    std::string_view text_;
    const std::vector<Line>& lines_;
};

}  // namespace

std::vector<bool> find_numbered_headings(std::string_view text, const std::vector<Line>& lines) {
    return NumberedHeadings(text, lines).find();
}

}  // namespace vacancy
