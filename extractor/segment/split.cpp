// Blocks again: a text without lines is parted where its lines once ended.
#include <algorithm>

#include "base/ascii.h"
#include "segment/glued_words.h"
#include "segment/line_begins.h"

namespace vacancy {
namespace {

constexpr std::size_t most_parts = 20'000;  ///< far above any advert's lines: what follows stays whole

class Splitter {
public:
    Splitter(const Document& document, const Grammars& grammars, std::vector<Block>& out)
        : text_(document.text),
          layout_(document.layout),
          lines_(document, grammars),
          glued_words_(text_, grammars),
          out_(out) {}

    /// Adds the parts of `block` between begin and end.
    void split(Block block, Span span) {
        span = trim(text_, span);
        std::uint32_t begin = span.begin;
        end_ = span.end;
        if (layout_ == Layout::run_on || layout_ == Layout::one_line) {
            for (std::uint32_t at = lines_.next_start(span.begin, span);
                 at < span.end && out_.size() < most_parts; at = lines_.next_start(at, span)) {
                const std::uint32_t next = lines_.line_begin(at, begin);
                if (next == 0) continue;
                emit(block, {begin, next});
                begin = next;
            }
        }
        emit(block, {begin, span.end});
    }

private:
    /// A part of a list of small letters holds several lines.
    void emit(const Block& block, Span span) {
        if (opens_small_list(span.begin)) {
            list_end_ = small_list_end(span.begin);
            find_joints({span.begin, list_end_});
        }
        for (auto joint = std::upper_bound(joints_.begin(), joints_.end(), span.begin);
             joint != joints_.end() && *joint < span.end; ++joint) {
            emit_line(block, {span.begin, *joint});
            span.begin = *joint;
        }
        emit_line(block, span);
    }

    /// 'including:flexible hours'
    bool opens_small_list(std::uint32_t begin) const {
        return layout_ == Layout::run_on && begin > 0 && begin >= list_end_ && text_[begin - 1] == ':' &&
               is_lower(text_[begin]);
    }

    void find_joints(Span list) {
        joints_ = glued_words_.joints(list);
        if (joints_.empty()) return;
        for (std::uint32_t at = list.begin + 1; at + 1 < list.end; ++at)
            if (text_[at] == ' ' && is_lower(text_[at - 1]) && is_lower(text_[at + 1]) &&
                lines_.no_breaks_at(at) != 0)
                joints_.push_back(at + 1);
        std::sort(joints_.begin(), joints_.end());
    }

    /// The list goes on until a capital is glued to it.
    std::uint32_t small_list_end(std::uint32_t begin) const {
        std::uint32_t at = lines_.next_start(begin, {begin, end_});
        while (at < end_ && !(is_upper(text_[at]) && lines_.glued(at, begin)))
            at = lines_.next_start(at, {begin, end_});
        return at;
    }

    void emit_line(Block block, Span span) {
        block.span = trim(text_, span);
        if (const std::uint32_t bullet = bullet_at(text_, block.span.begin)) {
            block.span.begin += bullet;
            block.kind = BlockKind::item;
        } else if (marked(block.span.begin)) {
            block.span.begin += 2;
            block.kind = BlockKind::item;
        }
        block.span = trim(text_, block.span);
        if (!block.span.empty()) out_.push_back(block);
    }

    /// A dash in text without lines, a star or a plus in text on one line.
    bool marked(std::uint32_t at) const {
        const std::string_view mark = text_.substr(at, 2);
        return (layout_ == Layout::run_on || layout_ == Layout::one_line) &&
               (mark == "- " || ((mark == "* " || mark == "+ ") && layout_ == Layout::one_line));
    }

    std::string_view text_;
    Layout layout_;
    const LineBegins lines_;
    const GluedWords glued_words_;
    std::vector<std::uint32_t> joints_;  ///< of the last list of small letters
    std::uint32_t list_end_ = 0;         ///< of that list
    std::uint32_t end_ = 0;              ///< of the span that is split
    std::vector<Block>& out_;
};

}  // namespace

std::vector<Block> split_blocks(const Document& document, const std::vector<Mark>& marks,
                                const Grammars& grammars) {
    std::vector<Block> out;
    out.reserve(document.blocks.size() + marks.size());
    Splitter splitter(document, grammars, out);
    std::size_t m = 0;
    for (const Block& block : document.blocks) {
        if (block.span.begin < document.given_end) {
            out.push_back(block);
            continue;
        }
        std::uint32_t begin = block.span.begin;
        for (; m < marks.size() && marks[m].span.begin < block.span.end; ++m) {
            const Mark& mark = marks[m];
            if (mark.span.begin < begin) continue;
            if (mark.inline_value) {  // of several labels in a line each begins a block
                if (mark.span.begin > begin) splitter.split(block, {begin, mark.span.begin});
                begin = mark.span.begin;
                continue;
            }
            if (mark.span == block.span) break;
            splitter.split(block, {begin, mark.span.begin});
            Block heading = block;
            heading.span = mark.span;
            out.push_back(heading);
            begin = mark.span.end;
        }
        if (m < marks.size() && marks[m].span == block.span) {
            out.push_back(block);
            ++m;
            continue;
        }
        if (begin < block.span.end) splitter.split(block, {begin, block.span.end});
    }
    return out;
}

}  // namespace vacancy
