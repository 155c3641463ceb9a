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

/// True within a word, and not where two words were glued: 'LeadershipWorking'.
bool joined(char before, char after) {
    return is_alnum(before) && is_alnum(after) && !(is_lower(before) && is_upper(after));
}

struct Scan {
    const Literals& literals;
    std::string_view text;
    std::vector<Hit>& out;

    void note(std::uint32_t id, std::size_t end) {
        if (literals.stands_alone(id, text, end)) out.push_back({id, static_cast<std::uint32_t>(end)});
    }
};

int note_hit(unsigned id, unsigned long long, unsigned long long to, unsigned, void* context) {
    static_cast<Scan*>(context)->note(id, static_cast<std::size_t>(to));
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

bool matches_at(std::string_view text, std::size_t at, std::string_view word) {
    if (at + word.size() > text.size()) return false;
    return std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                      [](char wanted, char found) { return to_lower(found) == wanted; });
}

/// For processors that Vectorscan does not run on: slow, and the same.
void scan_plainly(Scan& scan) {
    const auto& words = scan.literals.all();
    for (std::size_t at = 0; at < scan.text.size(); ++at) {
        for (std::size_t id = 0; id < words.size(); ++id) {
            if (matches_at(scan.text, at, words[id]))
                scan.note(static_cast<std::uint32_t>(id), at + words[id].size());
        }
    }
}

}  // namespace

struct Literals::Database {
    std::once_flag compiled;
    std::unique_ptr<hs_database_t, FreeDatabase> database;
};

Literals::Literals() : database_(std::make_unique<Database>()) {}
Literals::~Literals() = default;

std::uint32_t Literals::add(Literal literal) {
    std::transform(literal.words.begin(), literal.words.end(), literal.words.begin(), to_lower);
    std::string key = literal.words;
    key += {'\0', literal.begins_word ? 'b' : ' ', literal.ends_word ? 'e' : ' '};
    const auto [at, fresh] = ids_.emplace(std::move(key), static_cast<std::uint32_t>(words_.size()));
    if (fresh) {
        const auto size = static_cast<std::uint32_t>(literal.words.size());
        edges_.push_back({size, literal.begins_word, literal.ends_word});
        words_.push_back(std::move(literal.words));
    }
    return at->second;
}

bool Literals::stands_alone(std::uint32_t id, std::string_view text, std::size_t end) const {
    const Edges& edges = edges_[id];
    const std::size_t begin = end - edges.size;
    if (edges.begins_word && begin > 0 && joined(text[begin - 1], text[begin])) return false;
    return !edges.ends_word || end == text.size() || !joined(text[end - 1], text[end]);
}

const Literals::Database& Literals::database() const {
    std::call_once(database_->compiled, [this] { database_->database = compile(words_); });
    return *database_;
}

struct LiteralScanner::Impl {
    const Literals& literals;
    std::unique_ptr<hs_scratch_t, FreeScratch> scratch;

    /// Scratch of this thread, made at its first scan.
    bool ready(const hs_database_t* database) {
        if (scratch) return true;
        hs_scratch_t* made = nullptr;
        if (database == nullptr || hs_alloc_scratch(database, &made) != HS_SUCCESS) return false;
        scratch.reset(made);
        return true;
    }
};

LiteralScanner::LiteralScanner(const Literals& literals) : impl_(new Impl{literals, nullptr}) {}
LiteralScanner::~LiteralScanner() = default;

void LiteralScanner::scan(std::string_view text, std::vector<Hit>& out) {
    if (impl_->literals.size() == 0 || text.empty()) return;
    const hs_database_t* database = impl_->literals.database().database.get();
    const auto from = static_cast<std::ptrdiff_t>(out.size());
    Scan scan{impl_->literals, text, out};
    if (impl_->ready(database)) {
        const auto size = static_cast<unsigned>(text.size());
        hs_scan(database, text.data(), size, 0, impl_->scratch.get(), note_hit, &scan);
    } else {
        scan_plainly(scan);
    }
    if (!std::is_sorted(out.begin() + from, out.end(), comes_first)) {
        std::sort(out.begin() + from, out.end(), comes_first);
    }
}

}  // namespace vacancy
