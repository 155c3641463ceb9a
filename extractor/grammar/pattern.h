#ifndef VACANCY_GRAMMAR_PATTERN_H
#define VACANCY_GRAMMAR_PATTERN_H

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/span.h"
#include "grammar/expand.h"
#include "grammar/grammar.h"

namespace vacancy {

class PatternMatcher;

/// A regular expression, compiled on first use. Serves every thread.
///
/// The first searches run in PCRE2's interpreter; a pattern that goes on being used is
/// then compiled to machine code, which costs more than a single small advert gains.
class Pattern {
public:
    enum class Case : std::uint8_t { ignored, kept };

    /// What a match covers: any part of the subject, or all of it.
    enum class Cover : std::uint8_t { part, whole };

    struct Fault {
        std::size_t offset = 0;  ///< byte of the text
        std::string message;
    };

    /// `captures` are the groups that matches are to give, and outlive the pattern; `own` is one more, which
    /// the pattern's key in the file gives a meaning of its own ("scope", "mark"), or null.
    Pattern(PatternParts parts, Case letters, std::span<const CaptureRule> captures,
            const CaptureRule* own = nullptr);
    ~Pattern();
    Pattern(const Pattern&) = delete;
    Pattern& operator=(const Pattern&) = delete;

    /// The text, with all pieces in place.
    const PatternText& source() const;
    Place first_place() const { return parts_.first_place(); }
    const CaptureRule* own() const { return own_; }

    /// False where no match that covers a whole subject begins with the byte.
    bool may_begin_with(unsigned char byte) const;

    /// Compiles now; the fault where PCRE2 takes it for none.
    std::optional<Fault> check() const;

    /// What PCRE2 makes of it, as bytes; empty where it takes it for none.
    std::string pack(Cover cover) const;

    /// Bytes that pack() gave of this pattern, to be taken on first use in place of compiling. They stay
    /// where they are, and are of the same PCRE2.
    void take_packed(Cover cover, std::string_view bytes);

private:
    friend class PatternMatcher;
    struct Code;
    Code& code(Cover cover) const;
    std::unique_ptr<Code> make(Cover cover) const;

    PatternParts parts_;
    mutable std::once_flag made_;
    mutable std::array<std::once_flag, 2> compiled_;  ///< by Cover
    mutable PatternText text_;
    mutable bool usable_ = false;  ///< the text is whole
    Case letters_;
    std::span<const CaptureRule> captures_;
    const CaptureRule* own_;
    mutable std::array<std::unique_ptr<Code>, 2> codes_;  ///< by Cover, made on first use
    std::array<std::string_view, 2> packed_;
};

/// Which PCRE2 runs patterns and how it was built: bytes of pack() are for the same one.
std::string pattern_engine();

/// A thread's means of running patterns: match data and a stack, reused.
class PatternMatcher {
public:
    explicit PatternMatcher(const Limits& limits);
    ~PatternMatcher();
    PatternMatcher(const PatternMatcher&) = delete;
    PatternMatcher& operator=(const PatternMatcher&) = delete;

    enum class Outcome : std::uint8_t { match, none, match_limit, depth_limit, heap_limit };

    /// First match at or after `start`, which is moved to the next character's begin.
    Outcome run(const Pattern& pattern, Pattern::Cover cover, std::string_view subject, std::size_t start);

    /// Of the last match: its span, and that of the capture with the index among the
    /// pattern's captures, or of its own group; nothing where the group took no part.
    Span span() const;
    std::optional<Span> capture(std::size_t index) const;
    std::optional<Span> own_capture() const;

    void use(Jit jit) { jit_ = jit; }

    /// The longest attempt that `pattern` makes on `subject`: the bytes of the subject it
    /// took and where in the pattern it stood then. Slow: for messages.
    struct Attempt {
        Span matched;            ///< of the subject
        std::size_t offset = 0;  ///< of the pattern
    };
    std::optional<Attempt> best_attempt(const Pattern& pattern, Pattern::Cover cover,
                                        std::string_view subject);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
    Jit jit_;
};

}  // namespace vacancy

#endif
