#include "document/wire.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <type_traits>

#include "document/utf8.h"

namespace vacancy {
namespace {

// Copied as they lie in memory: no bytes between members, which would be bytes that nobody set.
static_assert(std::is_trivially_copyable_v<Block> && sizeof(Block) == 8 + sizeof(Span));
static_assert(std::is_trivially_copyable_v<Placed> && sizeof(Placed) == sizeof(Span) + 4 + 4 * sizeof(float));

// ---- writing

template <class T>
void put(std::string& out, const T& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <class Sequence>
void put_all(std::string& out, const Sequence& sequence) {
    put(out, static_cast<std::uint64_t>(sequence.size()));
    out.append(reinterpret_cast<const char*>(sequence.data()),
               sequence.size() * sizeof(typename Sequence::value_type));
}

void put_diagnostic(std::string& out, const Diagnostic& diagnostic) {
    put(out, diagnostic.severity);
    put_all(out, diagnostic.code);
    put_all(out, diagnostic.message);
    put_all(out, diagnostic.field);
    put_all(out, diagnostic.help);
    put(out, static_cast<std::uint64_t>(diagnostic.notes.size()));
    for (const std::string& note : diagnostic.notes) put_all(out, note);
}

void put_diagnostics(std::string& out, const Diagnostics& diagnostics) {
    put(out, static_cast<std::uint64_t>(diagnostics.size()));
    for (const Diagnostic& diagnostic : diagnostics) put_diagnostic(out, diagnostic);
}

// ---- reading

/// Takes values off the front of the bytes. Once something is wrong it stays so, and all that is read is
/// empty.
class WireReader {
public:
    explicit WireReader(std::string_view bytes) : rest_(bytes) {}

    bool at_end() const { return good_ && rest_.empty(); }
    bool good() const { return good_; }
    void expect(bool so) { good_ = good_ && so; }

    std::uint8_t byte() {
        const std::string_view one = bytes(1);
        return one.empty() ? std::uint8_t{0} : static_cast<std::uint8_t>(one.front());
    }

    /// How many of something follow, each of which takes `least` bytes.
    std::size_t count(std::size_t least) {
        const std::string_view number = bytes(sizeof(std::uint64_t));
        std::uint64_t count = 0;
        if (!number.empty()) std::memcpy(&count, number.data(), sizeof count);
        expect(count <= rest_.size() / least);
        return good_ ? static_cast<std::size_t>(count) : 0;
    }

    std::string text() {
        const std::string_view text = bytes(count(1));
        expect(utf8::valid_until(text) == text.size());
        return good_ ? std::string(text) : std::string();
    }

    /// The raw elements are seen by `check` before they are taken for a T: a bool that is
    /// neither 0 nor 1 must not be looked at.
    template <class T, class Check>
    std::vector<T> all(Check check) {
        const std::size_t number = count(sizeof(T));
        const std::string_view raw = bytes(number * sizeof(T));
        for (std::size_t at = 0; at < raw.size(); at += sizeof(T)) expect(check(raw.data() + at));
        std::vector<T> values(good_ ? number : 0);
        if (!values.empty()) std::memcpy(values.data(), raw.data(), raw.size());
        return values;
    }

private:
    std::string_view bytes(std::size_t size) {
        expect(size <= rest_.size());
        if (!good_) return {};
        const std::string_view taken = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return taken;
    }

    std::string_view rest_;
    bool good_ = true;
};

bool any(const char*) {
    return true;
}

bool is_bool(char byte) {
    return byte == 0 || byte == 1;
}

bool is_block(const char* raw) {
    return static_cast<unsigned char>(raw[offsetof(Block, kind)]) <= static_cast<int>(BlockKind::cell) &&
           is_bool(raw[offsetof(Block, strong)]) && is_bool(raw[offsetof(Block, gap_before)]) &&
           is_bool(raw[offsetof(Block, begins_row)]);
}

/// Begins no sooner than `from`, lies within the text and cuts no character of it.
bool is_span_of(std::string_view text, Span span, std::uint32_t from) {
    const auto cuts = [&](std::uint32_t at) {
        return at < text.size() && utf8::is_continuation(utf8::byte_at(text, at));
    };
    return from <= span.begin && span.begin <= span.end && span.end <= text.size() && !cuts(span.begin) &&
           !cuts(span.end);
}

bool in_order(const Document& document) {
    std::uint32_t from = 0;
    for (const Block& block : document.blocks) {
        const Span left{block.span.begin, block.span.begin + block.left};
        if (!is_span_of(document.text, block.span, from) || !is_span_of(document.text, left, from) ||
            left.end > block.span.end)
            return false;
        from = block.span.end;
    }
    from = 0;
    for (const Placed& placed : document.placed) {
        if (!is_span_of(document.text, placed.span, from) || placed.page == 0) return false;
        if (!std::all_of(placed.box.begin(), placed.box.end(), [](float x) { return std::isfinite(x); }))
            return false;
        from = placed.span.end;
    }
    return std::is_sorted(document.source_lines.begin(), document.source_lines.end());
}

Diagnostic diagnostic_of(WireReader& reader) {
    Diagnostic diagnostic;
    const std::uint8_t severity = reader.byte();
    reader.expect(severity <= static_cast<std::uint8_t>(Severity::error));
    if (reader.good()) diagnostic.severity = static_cast<Severity>(severity);
    diagnostic.code = reader.text();
    diagnostic.message = reader.text();
    diagnostic.field = reader.text();
    diagnostic.help = reader.text();
    for (std::size_t notes = reader.count(sizeof(std::uint64_t)); notes > 0 && reader.good(); --notes)
        diagnostic.notes.push_back(reader.text());
    return diagnostic;
}

Diagnostics diagnostics_of(WireReader& reader) {
    constexpr std::size_t kLeast = 1 + 5 * sizeof(std::uint64_t);
    Diagnostics diagnostics;
    for (std::size_t left = reader.count(kLeast); left > 0 && reader.good(); --left)
        diagnostics.push_back(diagnostic_of(reader));
    return diagnostics;
}

Document document_of(WireReader& reader) {
    Document document;
    document.layout = Layout::pdf;
    document.text = reader.text();
    document.charset = reader.text();
    document.blocks = reader.all<Block>(is_block);
    document.placed = reader.all<Placed>(any);
    document.source_lines = reader.all<std::uint32_t>(any);
    document.diagnostics = diagnostics_of(reader);
    reader.expect(in_order(document));
    return document;
}

}  // namespace

void write_wire(const Result<Document>& read, std::string& out) {
    put(out, static_cast<bool>(read));
    if (!read) return put_diagnostics(out, read.why());
    out.reserve(out.size() + read->text.size() + read->blocks.size() * sizeof(Block) +
                read->placed.size() * sizeof(Placed) + read->source_lines.size() * sizeof(std::uint32_t) +
                1024);
    put_all(out, read->text);
    put_all(out, read->charset);
    put_all(out, read->blocks);
    put_all(out, read->placed);
    put_all(out, read->source_lines);
    put_diagnostics(out, read->diagnostics);
}

std::optional<Result<Document>> read_wire(std::string_view bytes) {
    WireReader reader(bytes);
    const std::uint8_t is_document = reader.byte();
    reader.expect(is_document <= 1);
    std::optional<Result<Document>> read;
    if (is_document == 1) {
        read.emplace(document_of(reader));
    } else {
        read.emplace(diagnostics_of(reader));
        reader.expect(!read->why().empty());
    }
    if (!reader.at_end()) read.reset();
    return read;
}

}  // namespace vacancy
