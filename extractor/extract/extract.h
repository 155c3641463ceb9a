#ifndef VACANCY_EXTRACT_EXTRACT_H
#define VACANCY_EXTRACT_EXTRACT_H

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "grammar/grammar.h"
#include "segment/segment.h"

namespace vacancy {

/// How far a candidate is to be trusted by where its rule found it. `posted`: in the structured data that the
/// page carries beside its text (extract/posting.h).
enum class Tier : std::uint8_t { label, section, prose, posted };

/// A part of a candidate: a member of its field and the words it was read from.
struct Member {
    std::string_view name;  ///< owned by the rule
    Value value;            ///< monostate where the words could not be read
    Span span;              ///< for a member that a rule `sets`: the whole match
};

/// A value that could be read, with the rule and the words. All are kept, so that
/// explain and check can say what was passed over and why.
struct Candidate {
    const Rule* rule = nullptr;  ///< owned by the grammars
    Tier tier = Tier::prose;
    std::uint16_t rank = 0;  ///< place of the entry of `within` that let it in
    Span span;
    std::vector<Member> members;
    std::uint32_t section = 0;
    std::int32_t label = -1;  ///< index of the labelled value it was found in, or -1
    std::int32_t role = -1;   ///< role of a pack whose own section it was found in, or -1
    std::string_view opens;   ///< list items: the field that the lead-in or section opened

    const Member* find(std::string_view name) const;
    std::string_view field() const { return opens.empty() ? std::string_view(rule->field) : opens; }
};

/// One role of a candidate pack: the sections that are its own (none where it stands in a table alone), the
/// line that announces it, and the words of its title where a heading or a table says it.
struct Role {
    std::uint32_t first_section = 0, end_section = 0;
    Span announced{};
    Span title{};
    Span number{};  ///< 'Role 2', where the heading has it before the title; its reference in a table
};

struct Extraction {
    std::vector<Candidate> candidates;
    std::vector<Role> roles;  ///< empty for an advert of one role
};

/// Reads every candidate the grammars see. One a thread: it owns buffers and reuses them.
///
///     Extractor extractor(grammars, limits);
///     Extraction found = extractor.run(document, outline, matcher);
class Extractor {
public:
    Extractor(const Grammars& grammars, const Limits& limits);
    ~Extractor();
    Extractor(const Extractor&) = delete;
    Extractor& operator=(const Extractor&) = delete;

    /// With prefilter(false) every rule is tried everywhere: slower, same candidates.
    void prefilter(bool on);
    Extraction run(const Document& document, const Outline& outline, Matcher& matcher);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace vacancy

#endif
