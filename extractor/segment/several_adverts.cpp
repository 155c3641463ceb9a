#include "segment/several_adverts.h"

#include <algorithm>
#include <string_view>

#include "base/ascii.h"
#include "segment/role_titles.h"

namespace vacancy {
namespace {

constexpr std::size_t most_labels = 12;    ///< of a head that are looked for
constexpr std::size_t least_labels = 3;    ///< that come again
constexpr std::size_t least_others = 2;    ///< whose values are others
constexpr std::size_t most_lines = 8;      ///< above the first label: a title, a department
constexpr std::size_t furthest_label = 8;  ///< blocks from the one before it
constexpr std::uint32_t least_body = 300;  ///< bytes between two heads
constexpr std::size_t most_adverts = 100;

class Adverts {
public:
    Adverts(const Document& document, const Outline& outline)
        : document_(document), blocks_(document.blocks) {
        if (document.text_begin != 0 || document.given_end != 0) return;
        for (const Labelled& label : outline.labels) {
            const std::string_view id = outline.sections[label.section].id;
            if (head_.size() == most_labels || (id != "preamble" && id != "details")) break;
            if (!label.label.empty()) head_.push_back({&label, block_at(label.label.begin)});
        }
    }

    std::vector<Span> find() const {
        std::vector<Span> parts;
        if (head_.size() < least_labels || head_.front().block > most_lines) return parts;
        std::uint32_t begin = 0, body = head_.back().label->value.end;
        for (std::size_t b = head_.back().block + 1; b < blocks_.size() && parts.size() < most_adverts; ++b) {
            if (!says(b, head_.front()) || b < head_.front().block) continue;
            const std::uint32_t next = blocks_[b - head_.front().block].span.begin;
            const std::size_t last = last_of_head(b);
            if (last == 0 || next < body + least_body) continue;
            parts.push_back({begin, trim(document_.text, {begin, next}).end});
            begin = next;
            body = blocks_[last].span.end;
            b = last;
        }
        if (!parts.empty()) parts.push_back({begin, static_cast<std::uint32_t>(document_.text.size())});
        return parts;
    }

private:
    struct HeadLabel {
        const Labelled* label = nullptr;
        std::size_t block = 0;
    };

    std::size_t block_at(std::uint32_t at) const {
        const auto block = std::upper_bound(blocks_.begin(), blocks_.end(), at,
                                            [](std::uint32_t a, const Block& b) { return a < b.span.end; });
        return static_cast<std::size_t>(block - blocks_.begin());
    }

    std::string_view words_of(const HeadLabel& label) const {
        std::string_view words = trim(document_.of(label.label->label));
        while (!words.empty() && (words.back() == ':' || is_blank(words.back()))) words.remove_suffix(1);
        return words;
    }

    /// The block begins with the label, whether or not the value stands in it.
    bool says(std::size_t block, const HeadLabel& label) const {
        const std::string_view words = words_of(label), line = document_.of(blocks_[block].span);
        if (!same_words(line.substr(0, words.size()), words)) return false;
        const std::string_view rest = trim(line.substr(words.size()));
        return rest.empty() || rest.front() == ':';
    }

    /// What stands behind the label in its block, or else in the next.
    std::string_view value_at(std::size_t block, const HeadLabel& label) const {
        std::string_view rest = trim(document_.of(blocks_[block].span).substr(words_of(label).size()));
        if (!rest.empty() && rest.front() == ':') rest = trim(rest.substr(1));
        if (!rest.empty() || block + 1 == blocks_.size()) return rest;
        return trim(document_.of(blocks_[block + 1].span));
    }

    /// The block of the last label of a head that begins with block `b`; 0 where it is none, or the first
    /// once more.
    std::size_t last_of_head(std::size_t b) const {
        std::size_t found = 1, others = is_other(b, head_.front()) ? 1 : 0, last = b;
        bool named = names(head_.front()) && others == 1;
        for (std::size_t h = 1; h < head_.size(); ++h) {
            std::size_t at = last + 1;
            while (at < blocks_.size() && at <= last + furthest_label && !says(at, head_[h])) ++at;
            if (at >= blocks_.size() || at > last + furthest_label) continue;
            ++found;
            last = at;
            const bool other = is_other(at, head_[h]);
            others += other ? 1 : 0;
            if (names(head_[h]) && !other) return 0;
            named = named || (names(head_[h]) && other);
        }
        named = named || has_other_title(b);
        return found >= least_labels && found * 2 >= head_.size() && others >= least_others && named ? last
                                                                                                     : 0;
    }

    bool is_other(std::size_t block, const HeadLabel& label) const {
        return !same_words(value_at(block, label), value_at(label.block, label));
    }

    /// Whether the label's value tells an advert from all others.
    static bool names(const HeadLabel& label) {
        return label.label->rule->field == "reference" || label.label->rule->field == "title";
    }

    /// The first line of the head whose first label is in block `b`.
    bool has_other_title(std::size_t b) const {
        const std::size_t above = head_.front().block;
        return above > 0 && !same_words(document_.of(blocks_[b - above].span), document_.of(blocks_[0].span));
    }

    const Document& document_;
    const std::vector<Block>& blocks_;
    std::vector<HeadLabel> head_;  ///< the labels that the text begins with
};

}  // namespace

std::vector<Span> parts_of_adverts(const Document& document, const Outline& outline) {
    return Adverts(document, outline).find();
}

}  // namespace vacancy
