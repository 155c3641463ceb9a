// What stands on every page of a text that was set in pages: its number, the words above and below the text.
//
//     … and you will be told by the
//
//     4
//     ^L Candidate pack: Keeper of Kelp
//
//     end of that week.
#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/ascii.h"
#include "document/lines.h"

namespace vacancy {
namespace {

constexpr std::size_t kFewestPages = 4;
constexpr std::size_t kFewestNamed = 3;     ///< 'Page 3'
constexpr std::size_t kFewestFedPages = 2;  ///< of a text that has form feeds
constexpr std::size_t kShortestPage = 15;   ///< lines; nearer figures count something else
constexpr std::size_t kMostDigits = 3;
constexpr std::size_t kLongestMark = 200;  ///< 'Page 3 of 12', with the name of the pack
constexpr std::string_view kPage = "Page ";
constexpr std::size_t kNeighbours = 2;  ///< lines above and below the text of a page

/// '3', '- 3 -'.
bool is_bare(std::string_view line) {
    return line.find_first_not_of("0123456789- \xE2\x80\x93") == std::string_view::npos;
}

/// What a line that numbers a page says: 3, '- 3 -', 'Page 3', 'Page 3 of 12', '3 | Page', 'Page 3: Keeper of
/// Kelp'.
struct PageMark {
    unsigned number = 0;     ///< 0 for any other line
    bool named = false;      ///< 'Page 3'
    std::string_view words;  ///< beside 'Page 3'
};

/// Where 'Page 3' begins in the line: at its begin, or so that it ends the line.
std::size_t page_word(std::string_view line) {
    for (const std::string_view word : {kPage, std::string_view("PAGE "), std::string_view("page ")}) {
        const std::size_t at = line.rfind(word);
        const bool ends = at != std::string_view::npos &&
                          line.find_first_not_of("0123456789", at + word.size()) == std::string_view::npos;
        if (at == 0 || (ends && line[at - 1] == ' ')) return at;
    }
    return std::string_view::npos;
}

PageMark page_mark(std::string_view line) {
    if (line.size() > kLongestMark || line.find_first_of("0123456789") == std::string_view::npos) return {};
    const std::size_t word = page_word(line);
    const std::size_t first = line.find_first_of("0123456789", word == std::string_view::npos ? 0 : word);
    if (first == std::string_view::npos) return {};
    const std::size_t end = std::min(line.find_first_not_of("0123456789", first), line.size());
    if (end - first > kMostDigits) return {};
    PageMark mark;
    mark.named = word != std::string_view::npos && first == word + kPage.size();
    mark.words = mark.named && word > 0 ? trim(line.substr(0, word)) : line.substr(end);
    const bool by_page = first == 0 && mark.words.starts_with(" | P");
    const bool bare = is_bare(line) && line.find_first_of("0123456789", end) == std::string_view::npos;
    if (!mark.named && !by_page && !bare) return {};
    for (const char digit : line.substr(first, end - first))
        mark.number = mark.number * 10 + static_cast<unsigned>(digit - '0');
    return mark;
}

class RunningMatter {
public:
    RunningMatter(std::string_view text, std::vector<Line>& lines) : text_(text), lines_(lines) {}

    void drop() {
        has_feeds_ = text_.find('\f') != std::string_view::npos;
        fewest_ = has_feeds_ ? kFewestFedPages : kFewestPages;
        find_numbers();
        if (breaks_.empty()) find_form_feeds();
        if (breaks_.size() < fewest_) return;
        note_neighbours();
        remove();
    }

private:
    struct Break {
        std::size_t line = 0;  ///< that numbers the page, or the first of the next one
        bool is_number = true;
    };

    std::string_view of(std::size_t i) const { return lines_[i].of(text_); }

    /// The longest run of lines that count pages one by one; figures alone as far apart as pages are.
    void find_numbers() {
        std::vector<Break> run;
        unsigned last = 0;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const PageMark mark = page_mark(of(i));
            if (mark.number == 0 || !(mark.named || !has_feeds_ || is_next_to_feed(i))) continue;
            if (!run.empty() && (mark.number == last || (!mark.named && i - run.back().line < kShortestPage)))
                continue;
            if (!run.empty() && mark.number != last + 1) run.clear();
            run.push_back({i, true});
            last = mark.number;
            if (mark.named) fewest_ = std::min(fewest_, kFewestNamed);
            if (run.size() > breaks_.size() && run.size() >= fewest_) breaks_ = run;
        }
    }

    void find_form_feeds() {
        if (!has_feeds_) return;
        for (std::size_t i = 1; i < lines_.size(); ++i)
            if (has_feed_before(i)) breaks_.push_back({i, false});
    }

    bool is_next_to_feed(std::size_t i) const { return has_feed_before(i) || has_feed_before(i + 1); }

    bool has_feed_before(std::size_t i) const {
        const std::size_t begin = i == 0 ? 0 : lines_[i - 1].end;
        const std::size_t end = i < lines_.size() ? lines_[i].begin : text_.size();
        return text_.substr(begin, end - begin).find('\f') != std::string_view::npos;
    }

    /// Lines above the break and below it, from the nearest on; nothing beyond the text.
    template <class Visit>
    void visit_neighbours(Visit visit) const {
        for (const Break& at : breaks_) {
            const std::size_t below = at.line + (at.is_number ? 1 : 0);
            for (std::size_t i = at.line; i > 0 && at.line - i < kNeighbours && visit(i - 1);) --i;
            for (std::size_t i = below; i < lines_.size() && i - below < kNeighbours && visit(i);) ++i;
        }
    }

    void note_neighbours() {
        for (const Break& at : breaks_)
            if (at.is_number) ++times_[page_mark(of(at.line)).words];
        visit_neighbours([&](std::size_t i) { return ++times_[of(i)] != 0; });
    }

    /// What the first page has above its text stays: no break is next to it.
    void remove() {
        std::vector<bool> gone(lines_.size(), false), torn(lines_.size(), false);
        for (const Break& at : breaks_) {
            const bool says_more = at.is_number && !runs(page_mark(of(at.line)).words);
            (at.is_number && !says_more ? gone : torn)[at.line] = true;
        }
        visit_neighbours([&](std::size_t i) { return runs(of(i)) && (gone[i] = true); });
        keep_others(gone, torn);
    }

    /// The words stand at half of the breaks or more; no words do.
    bool runs(std::string_view words) {
        const std::size_t times = times_[words];
        return words.find_first_not_of(" -.:|") == std::string_view::npos ||
               (times >= fewest_ && times * 2 >= breaks_.size());
    }

    /// Without what is gone; a sentence or a table that a page cut in two goes on. `torn`: a page begins with
    /// the line.
    void keep_others(const std::vector<bool>& gone, const std::vector<bool>& torn) {
        std::size_t kept = 0;
        bool cut = false;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            cut = cut || gone[i] || torn[i];
            if (gone[i]) continue;
            Line line = lines_[i];
            if (cut) line.gap_before = kept == 0 || !goes_on(lines_[kept - 1], line);
            cut = false;
            lines_[kept++] = line;
        }
        lines_.resize(kept);
    }

    bool goes_on(const Line& before, const Line& line) const {
        if ((before.marks & line.marks & (Line::tab | Line::pipe)) != 0) return true;
        const char last = before.of(text_).back();
        return (is_alnum(last) || last == ',') && is_lower(line.of(text_).front());
    }

    std::string_view text_;
    std::vector<Line>& lines_;
    bool has_feeds_ = false;
    std::size_t fewest_ = kFewestPages;
    std::vector<Break> breaks_;
    std::unordered_map<std::string_view, std::size_t> times_;
};

}  // namespace

void drop_running_matter(std::string_view text, std::vector<Line>& lines) {
    RunningMatter(text, lines).drop();
}

}  // namespace vacancy
