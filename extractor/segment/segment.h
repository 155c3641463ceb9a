#ifndef VACANCY_SEGMENT_SEGMENT_H
#define VACANCY_SEGMENT_SEGMENT_H

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "grammar/grammar.h"

namespace vacancy {

/// A stretch of a document under one heading.
///
/// Sections are in document order and cover the whole text: what stands before
/// the first heading is the section "preamble" (level 0, no heading). `parent`
/// is the section it stands within by level, itself for top ones.
struct Section {
    std::string_view id;     ///< "job_summary"; "preamble", "other"
    std::uint8_t level = 0;  ///< 1 part, 2 section, 3 subsection
    Span heading;            ///< empty for the preamble
    Span body;               ///< from the heading's end to the next section's heading
    std::uint32_t parent = 0;
    const Rule* rule = nullptr;  ///< the heading rule; null for preamble and unknown headings
};

/// A label and its value: 'Reference number' / '319957'. `value` is what stands
/// between the label and the next label or heading, blanks off; empty where the
/// value is lost.
struct Labelled {
    const Rule* rule = nullptr;  ///< the label rule: rule->label, rule->field
    Span label;
    Span value;
    std::uint32_t section = 0;
};

/// A role that a pack announces: the words of its title, and the line or the row of a table they stand in.
struct RoleTitle {
    const Rule* rule = nullptr;  ///< the role rule that knows the line; null for a title of a table of roles
    Span title;
    Span line;
};

/// A value that a table gives for one role of a pack, by the words of the role's title in the table.
struct RoleValue {
    const Rule* label = nullptr;
    Span title;
    Span value;
    Span tail;  ///< behind the label in its cell: 'London' of 'Salary: London'
};

/// The document with its marks found.
struct Outline {
    std::vector<Section> sections;
    std::vector<Labelled> labels;
    std::vector<RoleTitle> role_titles;     ///< of a pack whose lists come again for each role, else empty
    std::vector<RoleValue> role_values;     ///< in the order of the text
    std::vector<Block> blocks;              ///< the document's, split where marks and glue part them
    std::vector<std::uint32_t> section_of;  ///< by block
    std::vector<std::int32_t> label_of;     ///< by block: index of the labelled value it is in, or -1
};

/// The value in a table of roles that the words overlap; null for none.
const RoleValue* role_value_at(const Outline& outline, Span words);

/// Finds headings and labels, then the regions between them.
Outline segment(const Document& document, const Grammars& grammars, Matcher& matcher);

}  // namespace vacancy

#endif
