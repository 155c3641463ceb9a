#include "pipeline/checkpoint.h"

#include <fmt/format.h>

#include <charconv>

#include "base/ascii.h"

namespace vacancy {

namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";

bool is_plain(char c) {
    return c > ' ' && c < 0x7F && c != '%';
}

/// Takes words off a line, one after the other.
class Words {
public:
    explicit Words(std::string_view line) : rest_(line) {}

    bool done() const { return rest_.empty(); }
    std::string_view next() {
        const std::size_t end = std::min(rest_.find(' '), rest_.size());
        const std::string_view word = rest_.substr(0, end);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        return word;
    }
    std::optional<std::uint64_t> number() {
        const std::string_view word = next();
        std::uint64_t value = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
        if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
        return value;
    }

private:
    std::string_view rest_;
};

/// The single numbers, by name: what is written and what is read back is this list.
template <class C, class Use>
void each_number(C& c, Use use) {
    use("inputs", c.tally.inputs);
    use("with_records", c.tally.with_records);
    use("records", c.tally.records);
    use("duplicates", c.tally.duplicates);
    use("bytes", c.tally.bytes);
    use("inputs_hash", c.inputs_hash);
    use("rejects_bytes", c.rejects_bytes);
    use("seen_bytes", c.seen_bytes);
}

}  // namespace

std::string to_line(const Checkpoint& checkpoint) {
    std::string line = checkpoint.complete ? "complete" : "so_far";
    const auto put = [&](std::string_view name, std::uint64_t value) {
        line += fmt::format(" {} {}", name, value);
    };
    each_number(checkpoint, put);
    for (const std::uint64_t bytes : checkpoint.output_bytes) put("output:", bytes);
    for (const auto& [code, count] : checkpoint.tally.rejects) put("reject:" + code, count);
    for (std::size_t i = 0; i < fill_fields().size(); ++i)
        if (checkpoint.tally.filled[i] != 0) put(fmt::format("filled:{}", i), checkpoint.tally.filled[i]);
    return line;
}

std::optional<Checkpoint> checkpoint_of(std::string_view line) {
    Words words(line);
    Checkpoint out;
    const std::string_view state = words.next();
    if (state != "complete" && state != "so_far") return std::nullopt;
    out.complete = state == "complete";
    bool good = true;
    each_number(out, [&](std::string_view name, std::uint64_t& value) {
        good = good && words.next() == name;
        value = words.number().value_or(0);
    });
    while (good && !words.done()) {
        const std::string_view name = words.next();
        const auto value = words.number();
        const std::size_t colon = name.find(':');
        if (!value || colon == name.npos) return std::nullopt;
        if (name == "output:") {
            out.output_bytes.push_back(*value);
            continue;
        }
        const std::string_view key = name.substr(colon + 1);
        if (name.starts_with("reject:")) {
            out.tally.rejects[std::string(key)] = *value;
            continue;
        }
        const auto field = Words(key).number();
        if (!field || *field >= most_fill_fields) return std::nullopt;
        out.tally.filled[*field] = *value;
    }
    return good ? std::optional(out) : std::nullopt;
}

std::string to_line(const std::vector<std::string>& words) {
    std::string line;
    for (const std::string& word : words) {
        if (!line.empty()) line += ' ';
        for (const char c : word) {
            const auto byte = static_cast<unsigned char>(c);
            if (is_plain(c)) {
                line += c;
            } else {
                line += {'%', hex_digits[byte >> 4], hex_digits[byte & 15u]};
            }
        }
    }
    return line;
}

std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> out;
    for (Words words(line); !words.done();) {
        const std::string_view word = words.next();
        std::string& plain = out.emplace_back();
        for (std::size_t i = 0; i < word.size(); ++i) {
            unsigned value = 0;
            const bool coded = word[i] == '%' && i + 2 < word.size();
            if (coded) std::from_chars(word.data() + i + 1, word.data() + i + 3, value, 16);
            plain += coded ? static_cast<char>(value) : word[i];
            if (coded) i += 2;
        }
    }
    return out;
}

}  // namespace vacancy
