#include "grammar/needs.h"

#include <hs.h>

#include <algorithm>

#include "base/ascii.h"

namespace vacancy {

namespace {

struct FreeDatabase {
    void operator()(hs_database_t* held) const { hs_free_database(held); }
};
struct FreeScratch {
    void operator()(hs_scratch_t* held) const { hs_free_scratch(held); }
};

/// True where `at` is within a word, and not where two words were glued: 'LeadershipWorking', 'HEONumber'.
bool joined(std::string_view text, std::size_t at) {
    if (at == 0 || at == text.size() || !is_alnum(text[at - 1]) || !is_alnum(text[at])) return false;
    const bool begins_word = is_upper(text[at]) && at + 1 < text.size() && is_lower(text[at + 1]);
    return !begins_word && !(is_lower(text[at - 1]) && is_upper(text[at]));
}

struct Scan {
    const Literals& literals;
    std::string_view text;
    std::vector<Hit>& out;

    void note(std::uint32_t word, std::size_t end) { literals.note(word, text, end, out); }
};

int note_hit(unsigned word, unsigned long long, unsigned long long to, unsigned, void* context) {
    static_cast<Scan*>(context)->note(word, static_cast<std::size_t>(to));
    return 0;
}

bool comes_first(const Hit& a, const Hit& b) {
    return a.end != b.end ? a.end < b.end : a.literal < b.literal;
}

std::unique_ptr<hs_database_t, FreeDatabase> compile(const std::vector<std::string>& words) {
    std::vector<const char*> expressions;
    std::vector<std::size_t> sizes;
    std::vector<unsigned> ids;
    for (const auto& word : words) {
        ids.push_back(static_cast<unsigned>(expressions.size()));
        expressions.push_back(word.data());
        sizes.push_back(word.size());
    }
    const std::vector<unsigned> flags(words.size(), HS_FLAG_CASELESS);
    hs_database_t* database = nullptr;
    hs_compile_error_t* error = nullptr;
    hs_compile_lit_multi(expressions.data(), flags.data(), ids.data(), sizes.data(),
                         static_cast<unsigned>(words.size()), HS_MODE_BLOCK, nullptr, &database, &error);
    if (error != nullptr) hs_free_compile_error(error);
    return std::unique_ptr<hs_database_t, FreeDatabase>(database);
}

/// Bytes of gaps between words. Dashes and blanks that are no ASCII are not told from other characters.
bool is_gap(char c) {
    return is_blank(c) || c == '-' || static_cast<unsigned char>(c) >= 0x80;
}

/// True where `wanted` stands in `text` from its begin on: read backwards, with iterators that go so.
template <class Wanted, class Text>
bool begins_with(Wanted wanted, Wanted wanted_end, Text text, Text text_end) {
    for (; wanted != wanted_end; ++wanted) {
        if (text == text_end) return false;
        if (*wanted != ' ') {
            if (to_lower(*text++) != *wanted) return false;
            continue;
        }
        if (!is_gap(*text)) return false;
        while (text != text_end && is_gap(*text)) ++text;
    }
    return true;
}

bool matches_at(std::string_view text, std::size_t at, std::string_view word) {
    if (at + word.size() > text.size()) return false;
    return std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                      [](char wanted, char found) { return to_lower(found) == wanted; });
}

/// Words by their first two bytes: made in no time, where compiling the database takes longer than
/// scanning a few adverts. Also for processors that Vectorscan does not run on.
class FirstBytes {
public:
    explicit FirstBytes(const std::vector<std::string>& words)
        : words_(words), heads_(65536 + 256, none), next_(words.size()) {
        for (std::uint32_t id = 0; id < words.size(); ++id) {
            std::uint32_t& head = heads_[slot_of(words[id])];
            next_[id] = head;
            head = id;
        }
    }

    void scan(Scan& scan) const {
        for (std::size_t at = 0; at < scan.text.size(); ++at) {
            const auto first = byte_at(scan.text, at);
            try_chain(heads_[65536 + first], at, scan);
            if (at + 1 < scan.text.size())
                try_chain(heads_[first << 8 | byte_at(scan.text, at + 1)], at, scan);
        }
    }

private:
    static constexpr std::uint32_t none = ~0u;

    static std::uint32_t byte_at(std::string_view text, std::size_t at) {
        return static_cast<unsigned char>(to_lower(text[at]));
    }

    static std::uint32_t slot_of(std::string_view word) {
        return word.size() == 1 ? 65536 + byte_at(word, 0) : byte_at(word, 0) << 8 | byte_at(word, 1);
    }

    void try_chain(std::uint32_t id, std::size_t at, Scan& scan) const {
        for (; id != none; id = next_[id])
            if (matches_at(scan.text, at, words_[id])) scan.note(id, at + words_[id].size());
    }

    const std::vector<std::string>& words_;
    std::vector<std::uint32_t> heads_;
    std::vector<std::uint32_t> next_;
};

/// Bytes that a thread scans by first bytes before the database is compiled.
constexpr std::size_t bytes_before_database = 256 * 1024;

}  // namespace

struct Literals::Database {
    std::once_flag compiled;
    std::unique_ptr<hs_database_t, FreeDatabase> database;
};

Literals::Literals() : database_(std::make_unique<Database>()) {}
Literals::~Literals() = default;

std::uint32_t Literals::add(Literal literal) {
    std::transform(literal.word.begin(), literal.word.end(), literal.word.begin(), to_lower);
    std::string key = literal.word;
    key += {'\0', literal.begins_word ? 'b' : ' ', literal.ends_word ? 'e' : ' '};
    key.append(literal.before).append(1, '\0').append(literal.after);
    const auto id = static_cast<std::uint32_t>(literals_.size());
    const auto [at, fresh] = ids_.emplace(std::move(key), id);
    if (!fresh) return at->second;
    const auto number =
        numbers_.emplace(literal.word, static_cast<std::uint32_t>(words_.size())).first->second;
    take(std::move(literal), number);
    return id;
}

void Literals::take(Literal literal, std::uint32_t word) {
    const auto id = static_cast<std::uint32_t>(literals_.size());
    if (word == words_.size()) {
        words_.push_back(literal.word);
        first_.push_back(id);
        last_.push_back(id);
    } else {
        uses_[last_[word]].next = id;
        last_[word] = id;
    }
    const bool has_more = !literal.before.empty() || !literal.after.empty();
    uses_.push_back({word, none, literal.begins_word, literal.ends_word, has_more});
    literals_.push_back(std::move(literal));
}

void Literals::note(std::uint32_t word, std::string_view text, std::size_t end, std::vector<Hit>& out) const {
    const bool goes_back = joined(text, end - words_[word].size());
    const bool goes_on = joined(text, end);
    for (std::uint32_t id = first_[word]; id != none; id = uses_[id].next) {
        const Use& use = uses_[id];
        if ((use.begins_word && goes_back) || (use.ends_word && goes_on)) continue;
        if (!use.has_more || has_more_at(id, text, end)) out.push_back({id, static_cast<std::uint32_t>(end)});
    }
}

/// True where the words around the literal's word stand around it.
bool Literals::has_more_at(std::uint32_t id, std::string_view text, std::size_t end) const {
    const Literal& literal = literals_[id];
    const auto word = text.begin() + static_cast<std::ptrdiff_t>(end - literal.word.size());
    return begins_with(literal.after.begin(), literal.after.end(),
                       text.begin() + static_cast<std::ptrdiff_t>(end), text.end()) &&
           begins_with(literal.before.rbegin(), literal.before.rend(), std::make_reverse_iterator(word),
                       text.rend());
}

bool Literals::stands_in(std::uint32_t id, std::string_view text) const {
    const Literal& literal = literals_[id];
    for (std::size_t at = 0; at + literal.word.size() <= text.size(); ++at) {
        if (!matches_at(text, at, literal.word)) continue;
        const std::size_t end = at + literal.word.size();
        if (literal.begins_word && joined(text, at)) continue;
        if (literal.ends_word && joined(text, end)) continue;
        if (has_more_at(id, text, end)) return true;
    }
    return false;
}

const Literals::Database& Literals::database() const {
    std::call_once(database_->compiled, [this] { database_->database = compile(words_); });
    return *database_;
}

struct LiteralScanner::Impl {
    const Literals& literals;
    std::unique_ptr<hs_scratch_t, FreeScratch> scratch;
    std::unique_ptr<FirstBytes> first_bytes;
    std::size_t scanned = 0;

    /// False where that is not worth while yet, or can't be done.
    bool scan_with_database(Scan& scan) {
        scanned += scan.text.size();
        if (scanned <= bytes_before_database) return false;
        const hs_database_t* database = literals.database().database.get();
        if (!ready(database)) return false;
        const auto size = static_cast<unsigned>(scan.text.size());
        return hs_scan(database, scan.text.data(), size, 0, scratch.get(), note_hit, &scan) == HS_SUCCESS;
    }

    void scan_by_first_bytes(Scan& scan) {
        if (!first_bytes) first_bytes = std::make_unique<FirstBytes>(literals.words());
        first_bytes->scan(scan);
    }

    /// Scratch of this thread, made at its first scan.
    bool ready(const hs_database_t* database) {
        if (scratch) return true;
        hs_scratch_t* made = nullptr;
        if (database == nullptr || hs_alloc_scratch(database, &made) != HS_SUCCESS) return false;
        scratch.reset(made);
        return true;
    }
};

LiteralScanner::LiteralScanner(const Literals& literals) : impl_(new Impl{literals, {}, {}, 0}) {}
LiteralScanner::~LiteralScanner() = default;

void LiteralScanner::scan(std::string_view text, std::vector<Hit>& out) {
    if (impl_->literals.size() == 0 || text.empty()) return;
    const auto from = static_cast<std::ptrdiff_t>(out.size());
    Scan scan{impl_->literals, text, out};
    if (!impl_->scan_with_database(scan)) impl_->scan_by_first_bytes(scan);
    if (!std::is_sorted(out.begin() + from, out.end(), comes_first)) {
        std::sort(out.begin() + from, out.end(), comes_first);
    }
}

}  // namespace vacancy
