#include "grammar/packed_tree.h"

#include <bit>

namespace vacancy {

namespace {

constexpr std::size_t deepest_tree = 256;  // toml++ takes no deeper one

/// Signed to unsigned, so that small numbers of both signs are short.
std::uint64_t zigzag(std::int64_t number) {
    return static_cast<std::uint64_t>(number) << 1 ^ static_cast<std::uint64_t>(number >> 63);
}
std::int64_t from_zigzag(std::uint64_t number) {
    return static_cast<std::int64_t>(number >> 1 ^ (~(number & 1) + 1));
}

class Packer {
public:
    explicit Packer(const GrammarFile& file) : file_(file) {}

    void put(const Node& node) {
        out_ += static_cast<char>(node.kind);
        put_begin(node.begin);
        switch (node.kind) {
            case Node::Kind::string:
                return put_words(node.text, extent_of(file_, node).begin);
            case Node::Kind::integer:
                return put_number(zigzag(node.integer));
            case Node::Kind::number:
                return put_number(std::bit_cast<std::uint64_t>(node.number));
            case Node::Kind::boolean:
                return put_number(node.boolean ? 1 : 0);
            case Node::Kind::other:
                return;
            case Node::Kind::array:
                put_number(node.items.size());
                for (const Node& item : node.items) put(item);
                return;
            case Node::Kind::table:
                put_number(node.entries.size());
                for (const Entry& entry : node.entries) put(entry);
                return;
        }
    }

    std::string take() { return std::move(out_); }

private:
    void put(const Entry& entry) {
        put_begin(entry.begin);
        put_words(entry.key, extent_of(file_, entry).begin);
        put(entry.value);
    }

    void put_number(std::uint64_t number) {
        for (; number >= 0x80; number >>= 7) out_ += static_cast<char>((number & 0x7F) | 0x80);
        out_ += static_cast<char>(number);
    }

    void put_begin(std::uint32_t begin) {
        put_number(zigzag(std::int64_t{begin} - last_));
        last_ = begin;
    }

    /// How many bytes, twice, and one more where they aren't those of the file at `place`
    /// (a string with escapes), which follow then.
    void put_words(std::string_view words, std::uint32_t place) {
        const bool there = file_.text().substr(place, words.size()) == words;
        put_number(std::uint64_t{words.size()} << 1 | (there ? 0 : 1));
        there ? put_begin(place) : void(out_ += words);
    }

    const GrammarFile& file_;
    std::string out_;
    std::int64_t last_ = 0;
};

class Unpacker {
public:
    Unpacker(const GrammarFile& file, std::string_view packed) : file_(file), in_(packed) {}

    std::optional<Node> whole() {
        Node root;
        take(root, 0);
        return sound_ && in_.empty() ? std::optional(std::move(root)) : std::nullopt;
    }

private:
    void take(Node& node, std::size_t depth) {
        if (in_.empty() || depth > deepest_tree || in_[0] > static_cast<char>(Node::Kind::table))
            return refuse();
        node.kind = static_cast<Node::Kind>(in_[0]);
        in_.remove_prefix(1);
        node.begin = take_begin();
        switch (node.kind) {
            case Node::Kind::string:
                node.text = take_words();
                return;
            case Node::Kind::integer:
                node.integer = from_zigzag(take_number());
                return;
            case Node::Kind::number:
                node.number = std::bit_cast<double>(take_number());
                return;
            case Node::Kind::boolean:
                node.boolean = take_number() != 0;
                return;
            case Node::Kind::other:
                return;
            case Node::Kind::array:
                node.items.resize(take_count());
                for (Node& item : node.items) take(item, depth + 1);
                return;
            case Node::Kind::table:
                node.entries.resize(take_count());
                for (Entry& entry : node.entries) {
                    entry.begin = take_begin();
                    entry.key = take_words();
                    take(entry.value, depth + 1);
                }
                return;
        }
    }

    std::uint64_t take_number() {
        std::uint64_t number = 0;
        for (unsigned shift = 0; shift < 64 && !in_.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(in_[0]);
            in_.remove_prefix(1);
            number |= std::uint64_t{byte & 0x7Fu} << shift;
            if (byte < 0x80) return number;
        }
        refuse();
        return 0;
    }

    std::uint32_t take_begin() {
        last_ += from_zigzag(take_number());
        if (last_ < 0 || last_ > static_cast<std::int64_t>(file_.text().size())) {
            refuse();
            last_ = 0;
        }
        return static_cast<std::uint32_t>(last_);
    }

    /// Each item takes a byte at least, so no count is larger than what is left.
    std::size_t take_count() {
        const std::uint64_t count = take_number();
        if (count <= in_.size()) return count;
        refuse();
        return 0;
    }

    std::string_view take_words() {
        const std::uint64_t number = take_number();
        const std::uint64_t size = number >> 1;
        const bool there = (number & 1) == 0;
        const std::string_view from = there ? file_.text().substr(take_begin()) : in_;
        if (size > from.size()) {
            refuse();
            return {};
        }
        if (!there) in_.remove_prefix(size);
        return from.substr(0, size);
    }

    void refuse() {
        sound_ = false;
        in_ = {};
    }

    const GrammarFile& file_;
    std::string_view in_;
    std::int64_t last_ = 0;
    bool sound_ = true;
};

}  // namespace

std::string pack_tree(const GrammarFile& file, const Node& root) {
    Packer packer(file);
    packer.put(root);
    return packer.take();
}

std::optional<Node> unpack_tree(const GrammarFile& file, std::string_view packed) {
    return Unpacker(file, packed).whole();
}

}  // namespace vacancy
