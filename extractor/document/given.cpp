#include "document/given.h"

#include <algorithm>
#include <utility>

#include "document/builder.h"
#include "document/decode.h"
#include "document/insert.h"

namespace vacancy {

namespace {

/// One block for each line of `words`.
void add_lines(Builder& builder, std::string_view words) {
    while (!words.empty()) {
        const std::size_t end = words.find('\n');
        builder.add(words.substr(0, end), 0);
        builder.end_block();
        words.remove_prefix(end == std::string_view::npos ? words.size() : end + 1);
    }
}

Span last_blocks(const Document& document, std::size_t first) {
    return {document.blocks[first].span.begin, document.blocks.back().span.end};
}

/// A value of blanks alone leaves nothing behind, not even its label.
void add_value(Document& front, Builder& builder, const Given& given) {
    const std::size_t text = front.text.size(), label = front.blocks.size();
    Decoded decoded;
    decode(given.value, {}, {}, decoded);
    add_lines(builder, given.label);
    const std::size_t value = front.blocks.size();
    add_lines(builder, decoded.text);
    if (value == label || front.blocks.size() == value) {
        front.text.resize(text);
        front.blocks.resize(label);
        return;
    }
    front.given.push_back({given.label, front.blocks[label].span, last_blocks(front, value)});
}

}  // namespace

void put_in_front(const std::vector<Given>& given, const Limits& limits, Document& document) {
    Limits room = limits;
    room.max_text_bytes -= std::min(room.max_text_bytes, document.text.size());
    room.max_blocks -= std::min(room.max_blocks, document.blocks.size());
    Document front;
    Builder builder(front, room);
    for (const Given& one : given) add_value(front, builder, one);
    if (front.given.empty()) return;

    const auto by = static_cast<std::uint32_t>(front.text.size());
    for (PostedValue& posted : document.posted) posted.span = {posted.span.begin + by, posted.span.end + by};
    document.given = std::move(front.given);
    document.given_end = by;
    document.text_begin += by;
    front.origin.clear();
    insert_text(std::move(front), 0, document);
}

}  // namespace vacancy
