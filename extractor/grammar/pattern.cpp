#include "grammar/pattern.h"

#include <algorithm>
#include <atomic>
#include <bitset>
#include <mutex>

#include "base/ascii.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace vacancy {

namespace {

// Machine code is made once a pattern has been run over this many bytes: about where it
// begins to cost less than the interpreter. A search counts for some bytes by itself.
constexpr std::uint32_t bytes_before_jit = 24'000;
constexpr std::uint32_t bytes_of_a_search = 50;
constexpr std::size_t first_jit_stack = 32u << 10;
constexpr std::size_t largest_jit_stack = 2u << 20;
constexpr std::uint32_t deepest_parentheses = 1000;

template <auto release>
struct Release {
    template <class T>
    void operator()(T* held) const {
        release(held);
    }
};
using CodePtr = std::unique_ptr<pcre2_code, Release<pcre2_code_free>>;
using CompileContextPtr = std::unique_ptr<pcre2_compile_context, Release<pcre2_compile_context_free>>;
using MatchContextPtr = std::unique_ptr<pcre2_match_context, Release<pcre2_match_context_free>>;
using MatchDataPtr = std::unique_ptr<pcre2_match_data, Release<pcre2_match_data_free>>;
using JitStackPtr = std::unique_ptr<pcre2_jit_stack, Release<pcre2_jit_stack_free>>;

struct Compiled {
    CodePtr code;
    int error = 0;
    std::optional<Pattern::Fault> fault;
};

std::string message_of(int error) {
    std::array<PCRE2_UCHAR, 256> buffer{};
    const int size = pcre2_get_error_message(error, buffer.data(), buffer.size());
    if (size < 0) return "error " + std::to_string(error);
    return {reinterpret_cast<const char*>(buffer.data()), static_cast<std::size_t>(size)};
}

std::uint32_t options_of(Pattern::Case letters, Pattern::Cover cover) {
    std::uint32_t options = PCRE2_UTF | PCRE2_EXTENDED | PCRE2_MULTILINE | PCRE2_DUPNAMES |
                            PCRE2_NO_AUTO_CAPTURE | PCRE2_NEVER_BACKSLASH_C;
    if (letters == Pattern::Case::ignored) options |= PCRE2_CASELESS;
    if (cover == Pattern::Cover::whole) options |= PCRE2_ANCHORED | PCRE2_ENDANCHORED;
    return options;
}

Compiled compile(const std::string& text, std::uint32_t options) {
    const CompileContextPtr context(pcre2_compile_context_create(nullptr));
    pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
    pcre2_set_parens_nest_limit(context.get(), deepest_parentheses);
    int error = 0;
    PCRE2_SIZE offset = 0;
    Compiled out;
    out.code.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), options, &error,
                                 &offset, context.get()));
    out.error = error;
    if (!out.code) out.fault = Pattern::Fault{std::min(offset, text.size()), message_of(error)};
    return out;
}

/// PCRE2 takes no pattern over 64 KiB once compiled; vocabularies that stand in one several
/// times are then put in it once.
Compiled compile_any_length(const PatternText& text, std::uint32_t options) {
    Compiled out = compile(text.text(), options);
    if (out.error != PCRE2_ERROR_PATTERN_TOO_LARGE) return out;
    Compiled shorter = compile(text.with_repeats_shared().text(), options);
    return shorter.code ? std::move(shorter) : std::move(out);
}

/// The bytes of a code, freed as PCRE2 wants them to be.
using BytesPtr = std::unique_ptr<std::uint8_t, Release<pcre2_serialize_free>>;

CodePtr unpack(std::string_view bytes) {
    pcre2_code* code = nullptr;
    if (!bytes.empty()) {
        pcre2_serialize_decode(&code, 1, reinterpret_cast<const std::uint8_t*>(bytes.data()), nullptr);
    }
    return CodePtr(code);
}

/// The numbers of the groups with a name; several where the name is used again.
std::vector<std::uint32_t> groups_called(const pcre2_code* code, std::string_view name) {
    std::uint32_t count = 0;
    std::uint32_t entry_size = 0;
    PCRE2_SPTR table = nullptr;
    pcre2_pattern_info(code, PCRE2_INFO_NAMECOUNT, &count);
    pcre2_pattern_info(code, PCRE2_INFO_NAMEENTRYSIZE, &entry_size);
    pcre2_pattern_info(code, PCRE2_INFO_NAMETABLE, &table);
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < count; ++i) {
        const PCRE2_SPTR entry = table + std::size_t{i} * entry_size;
        if (name == reinterpret_cast<const char*>(entry + 2)) {
            out.push_back(static_cast<std::uint32_t>(entry[0]) << 8 | entry[1]);
        }
    }
    return out;
}

/// The bytes that a match may begin with: all of them where PCRE2 doesn't say.
std::bitset<256> first_bytes(const pcre2_code* code) {
    std::bitset<256> out;
    const std::uint8_t* map = nullptr;
    std::uint32_t type = 0, unit = 0;
    pcre2_pattern_info(code, PCRE2_INFO_FIRSTBITMAP, &map);
    pcre2_pattern_info(code, PCRE2_INFO_FIRSTCODETYPE, &type);
    pcre2_pattern_info(code, PCRE2_INFO_FIRSTCODEUNIT, &unit);
    if (map != nullptr) {
        for (std::size_t byte = 0; byte < 256; ++byte) out[byte] = (map[byte / 8] >> byte % 8 & 1) != 0;
    } else if (type == 1 && unit < 0x80) {
        const char c = to_lower(static_cast<char>(unit));
        out.set(unit).set(static_cast<unsigned char>(c));
        if (is_lower(c)) out.set(static_cast<unsigned char>(c - 'a' + 'A'));
    } else {
        out.set();
    }
    return out;
}

/// PCRE2 is told not to check UTF-8; this holds a subject cut within a character off it.
bool has_whole_edges(std::string_view subject) {
    if (subject.empty()) return true;
    if (is_utf8_tail(subject.front())) return false;
    std::size_t tail = 0;
    while (tail < 3 && tail + 1 < subject.size() && is_utf8_tail(subject[subject.size() - 1 - tail])) ++tail;
    const auto lead = static_cast<unsigned char>(subject[subject.size() - 1 - tail]);
    const std::size_t wanted = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    return tail == wanted;
}

}  // namespace

/// One compiled form of a pattern. `active` is what searches run: the interpreter's code
/// at first, later a copy that has machine code too. Both are kept, so that a thread that
/// still runs the first is not disturbed.
struct Pattern::Code {
    std::once_flag translated;
    Compiled interpreted;
    CodePtr machine;
    std::atomic<const pcre2_code*> active{nullptr};
    std::atomic<bool> tiered{false};
    std::atomic<std::uint32_t> searched{0};  ///< bytes, until there is machine code

    std::bitset<256> first;  ///< bytes that a match may begin with
    std::uint32_t pairs = 1;
    std::vector<std::vector<std::uint32_t>> groups;  ///< by capture
    std::vector<std::uint32_t> own_group;

    void translate() {
        std::call_once(translated, [this] {
            machine.reset(pcre2_code_copy(interpreted.code.get()));
            if (machine && pcre2_jit_compile(machine.get(), PCRE2_JIT_COMPLETE) == 0) {
                active.store(machine.get(), std::memory_order_release);
            }
            tiered.store(true, std::memory_order_release);
        });
    }

    /// `bytes` are to be searched next.
    const pcre2_code* code_for(Jit jit, std::size_t bytes) {
        if (jit == Jit::never) return interpreted.code.get();
        if (!tiered.load(std::memory_order_acquire)) {
            const bool enough = searched.load(std::memory_order_relaxed) + bytes >= bytes_before_jit;
            if (enough || jit == Jit::always) translate();
        }
        return active.load(std::memory_order_acquire);
    }

    void count(std::size_t bytes) {
        if (tiered.load(std::memory_order_relaxed)) return;
        const auto cost = static_cast<std::uint32_t>(std::min<std::size_t>(bytes, bytes_before_jit));
        searched.fetch_add(cost + bytes_of_a_search, std::memory_order_relaxed);
    }
};

Pattern::Pattern(PatternParts parts, Case letters, std::span<const CaptureRule> captures,
                 const CaptureRule* own)
    : parts_(std::move(parts)), letters_(letters), captures_(captures), own_(own) {}

Pattern::~Pattern() = default;

const PatternText& Pattern::source() const {
    std::call_once(made_, [this] {
        auto text = parts_.text();
        usable_ = text && !parts_.broken();
        if (text) text_ = *std::move(text);
    });
    return text_;
}

std::unique_ptr<Pattern::Code> Pattern::make(Cover cover) const {
    auto out = std::make_unique<Code>();
    Code& code = *out;
    code.interpreted.code = unpack(packed_[static_cast<std::size_t>(cover)]);
    if (!code.interpreted.code) {
        const PatternText& text = source();
        if (usable_) code.interpreted = compile_any_length(text, options_of(letters_, cover));
    }
    const pcre2_code* made = code.interpreted.code.get();
    if (made == nullptr) return out;
    code.first = first_bytes(made);
    std::uint32_t groups = 0;
    pcre2_pattern_info(made, PCRE2_INFO_CAPTURECOUNT, &groups);
    code.pairs = groups + 1;
    for (const auto& capture : captures_) code.groups.push_back(groups_called(made, capture.name));
    if (own_ != nullptr) code.own_group = groups_called(made, own_->name);
    code.active.store(made, std::memory_order_release);
    return out;
}

Pattern::Code& Pattern::code(Cover cover) const {
    const auto index = static_cast<std::size_t>(cover);
    std::call_once(compiled_[index], [&] { codes_[index] = make(cover); });
    return *codes_[index];
}

bool Pattern::may_begin_with(unsigned char byte) const {
    return code(Cover::whole).first[byte];
}

std::optional<Pattern::Fault> Pattern::check() const {
    const auto& compiled = code(Cover::part).interpreted;
    if (!compiled.code && !usable_ && !parts_.broken()) {
        return Fault{0, "the pattern is over 1 MiB with its pieces put in place"};
    }
    return compiled.fault;
}

std::string Pattern::pack(Cover cover) const {
    const pcre2_code* made = code(cover).interpreted.code.get();
    std::uint8_t* bytes = nullptr;
    PCRE2_SIZE size = 0;
    if (made == nullptr || pcre2_serialize_encode(&made, 1, &bytes, &size, nullptr) != 1) return {};
    const BytesPtr held(bytes);
    return {reinterpret_cast<const char*>(bytes), size};
}

void Pattern::take_packed(Cover cover, std::string_view bytes) {
    packed_[static_cast<std::size_t>(cover)] = bytes;
}

std::string pattern_engine() {
    std::array<char, 64> version{}, unicode{};
    std::uint32_t link_size = 0;
    pcre2_config(PCRE2_CONFIG_VERSION, version.data());
    pcre2_config(PCRE2_CONFIG_UNICODE_VERSION, unicode.data());
    pcre2_config(PCRE2_CONFIG_LINKSIZE, &link_size);
    return std::string("PCRE2 ") + version.data() + ", Unicode " + unicode.data() + ", links of " +
           std::to_string(link_size);
}

struct PatternMatcher::Impl {
    MatchContextPtr context{pcre2_match_context_create(nullptr)};
    JitStackPtr stack{pcre2_jit_stack_create(first_jit_stack, largest_jit_stack, nullptr)};
    MatchDataPtr data;
    std::uint32_t pairs = 0;
    const Pattern::Code* last = nullptr;

    void make_room(std::uint32_t wanted) {
        if (wanted <= pairs) return;
        pairs = std::max<std::uint32_t>(wanted, 32);
        data.reset(pcre2_match_data_create(pairs, nullptr));
    }

    int match(const pcre2_code* code, std::string_view subject, std::size_t start, std::uint32_t options) {
        return pcre2_match(code, reinterpret_cast<PCRE2_SPTR>(subject.data()), subject.size(), start,
                           PCRE2_NO_UTF_CHECK | options, data.get(), context.get());
    }

    std::optional<Span> group(std::uint32_t number) const {
        const PCRE2_SIZE* vector = pcre2_get_ovector_pointer(data.get());
        const PCRE2_SIZE begin = vector[2 * std::size_t{number}];
        const PCRE2_SIZE end = vector[2 * std::size_t{number} + 1];
        if (begin == PCRE2_UNSET || end == PCRE2_UNSET || begin > end) return std::nullopt;
        return Span{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

    std::optional<Span> first_set(const std::vector<std::uint32_t>& numbers) const {
        for (const auto number : numbers) {
            if (const auto span = group(number)) return span;
        }
        return std::nullopt;
    }
};

namespace {

bool is_limit(int result) {
    return result == PCRE2_ERROR_MATCHLIMIT || result == PCRE2_ERROR_DEPTHLIMIT ||
           result == PCRE2_ERROR_HEAPLIMIT || result == PCRE2_ERROR_JIT_STACKLIMIT;
}

PatternMatcher::Outcome outcome_of(int result) {
    using Outcome = PatternMatcher::Outcome;
    if (result >= 0) return Outcome::match;
    if (result == PCRE2_ERROR_MATCHLIMIT) return Outcome::match_limit;
    if (result == PCRE2_ERROR_DEPTHLIMIT) return Outcome::depth_limit;
    if (is_limit(result) || result == PCRE2_ERROR_NOMEMORY) return Outcome::heap_limit;
    return Outcome::none;
}

}  // namespace

PatternMatcher::PatternMatcher(const Limits& limits) : impl_(std::make_unique<Impl>()), jit_(Jit::tiered) {
    pcre2_set_match_limit(impl_->context.get(), limits.max_regex_steps);
    pcre2_set_depth_limit(impl_->context.get(), limits.max_regex_depth);
    pcre2_set_heap_limit(impl_->context.get(), limits.max_regex_heap_kib);
    if (impl_->stack) pcre2_jit_stack_assign(impl_->context.get(), nullptr, impl_->stack.get());
}

PatternMatcher::~PatternMatcher() = default;

// The two engines count their steps differently, and which one runs depends on how often
// a pattern was used before. So that it does not show, a limit is one only where both hit it.
PatternMatcher::Outcome PatternMatcher::run(const Pattern& pattern, Pattern::Cover cover,
                                            std::string_view subject, std::size_t start) {
    if (subject.data() == nullptr) subject = "";
    while (start < subject.size() && is_utf8_tail(subject[start])) ++start;
    if (start > subject.size() || !has_whole_edges(subject)) return Outcome::none;
    Pattern::Code& code = pattern.code(cover);
    if (!code.interpreted.code) return Outcome::none;

    impl_->make_room(code.pairs);
    impl_->last = &code;
    const pcre2_code* active = code.code_for(jit_, subject.size() - start);
    int result = impl_->match(active, subject, start, jit_ == Jit::never ? PCRE2_NO_JIT : 0);
    if (is_limit(result) && jit_ == Jit::tiered) {
        if (active == code.interpreted.code.get()) {
            code.translate();
            active = code.active.load(std::memory_order_acquire);
            result = impl_->match(active, subject, start, 0);
        } else {
            result = impl_->match(active, subject, start, PCRE2_NO_JIT);
        }
    }
    const std::size_t end = result > 0 ? impl_->group(0).value_or(Span{}).end : subject.size();
    code.count(end > start ? end - start : 0);
    return outcome_of(result);
}

Span PatternMatcher::span() const {
    return impl_->group(0).value_or(Span{});
}

std::optional<Span> PatternMatcher::capture(std::size_t index) const {
    return impl_->first_set(impl_->last->groups[index]);
}

std::optional<Span> PatternMatcher::own_capture() const {
    return impl_->first_set(impl_->last->own_group);
}

namespace {

struct Furthest {
    PatternMatcher::Attempt attempt;
    bool any = false;
};

int note_callout(pcre2_callout_block* block, void* data) {
    auto& furthest = *static_cast<Furthest*>(data);
    const auto at = static_cast<std::uint32_t>(block->current_position);
    const auto begin = static_cast<std::uint32_t>(block->start_match);
    const bool better = !furthest.any || at - begin > furthest.attempt.matched.size();
    if (at >= begin && better) {
        furthest.any = true;
        furthest.attempt = {{begin, at}, block->pattern_position};
    }
    return 0;
}

}  // namespace

std::optional<PatternMatcher::Attempt> PatternMatcher::best_attempt(const Pattern& pattern,
                                                                    Pattern::Cover cover,
                                                                    std::string_view subject) {
    if (subject.data() == nullptr || !has_whole_edges(subject)) return std::nullopt;
    const auto options = options_of(pattern.letters_, cover) | PCRE2_AUTO_CALLOUT | PCRE2_NO_START_OPTIMIZE;
    const auto compiled = compile(pattern.source().text(), options);
    if (!compiled.code) return std::nullopt;
    std::uint32_t groups = 0;
    pcre2_pattern_info(compiled.code.get(), PCRE2_INFO_CAPTURECOUNT, &groups);
    impl_->make_room(groups + 1);
    Furthest furthest;
    pcre2_set_callout(impl_->context.get(), note_callout, &furthest);
    impl_->match(compiled.code.get(), subject, 0, PCRE2_NO_JIT);
    pcre2_set_callout(impl_->context.get(), nullptr, nullptr);
    return furthest.any ? std::optional(furthest.attempt) : std::nullopt;
}

}  // namespace vacancy
