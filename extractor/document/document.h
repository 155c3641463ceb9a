#ifndef VACANCY_DOCUMENT_DOCUMENT_H
#define VACANCY_DOCUMENT_DOCUMENT_H

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/limits.h"
#include "base/result.h"
#include "base/span.h"
#include "source/source.h"

namespace vacancy {

/// What the layout says a block is.
enum class BlockKind : std::uint8_t {
    paragraph,  ///< running text, or a line of a text whose layout says nothing
    heading,    ///< marked up as a heading: <h1>-<h6>, larger or bolder type, '## '
    item,       ///< a list item; its bullet is not part of the span
    cell,       ///< a table cell
};

/// A run of canonical text that the layout holds together: one line of it.
///
/// `span` has no blanks at either end and no bullet. Blocks are in document
/// order, do not overlap, and each is on a line of its own in the text.
struct Block {
    BlockKind kind = BlockKind::paragraph;
    std::uint8_t level = 0;   ///< heading: 1-6 (1 the largest); item: depth from 1
    bool strong = false;      ///< the whole block is set in bold
    bool gap_before = false;  ///< blank line, paragraph space or rule stands before it
    Span span;
    std::uint16_t left = 0;   ///< bytes of the first part of a line set in two columns; 0 in other lines
    std::uint8_t column = 0;  ///< of a cell, from 1; 0 where it is not known
    bool begins_row = false;  ///< a cell, the first of its row
};

/// A link: its words in the canonical text and its target as written.
struct Link {
    Span span;
    std::string href;
    std::string hint;  ///< class, id, title and rel attributes of it and its parent, one string
};

/// How the text is laid out, which decides how headings are found.
enum class Layout : std::uint8_t {
    lines,     ///< lines exist: a heading is a line
    one_line,  ///< blocks joined by single spaces: the whole advert is a line or a few
    run_on,    ///< blocks joined by nothing: 'ContentsLocationAbout the job'
    html,
    pdf,
};

std::string_view name_of(Layout layout);

/// The way back from canonical text to the bytes of the input.
///
/// Built while the text is built: `append` says that the canonical bytes from
/// `canonical` on came from the input bytes from `source` on. In a verbatim
/// run the two advance together; any other run maps as a whole (an entity, a
/// converted character, a folded blank).
class OriginMap {
public:
    struct Run {
        std::uint32_t canonical = 0;
        std::uint32_t source = 0;
        std::uint32_t source_size = 0;
        bool verbatim = true;
    };

    /// Adjoining verbatim runs are merged. Calls come in canonical order.
    void append(std::uint32_t canonical, std::uint32_t source, std::uint32_t source_size, bool verbatim);

    /// Bytes of the input that the canonical span came from: from the first
    /// byte of its runs to the last. Where cells go on in further lines, what
    /// stands beside them lies between.
    Span to_source(Span canonical) const;

    /// That of a text that is a part of the canonical one.
    OriginMap part(Span canonical) const;

    /// Moves the canonical side: `by` bytes were put in front of the text.
    void shift(std::uint32_t by) {
        for (Run& run : runs_) run.canonical += by;
    }

    bool empty() const { return runs_.empty(); }
    std::size_t size() const { return runs_.size(); }
    void clear() {
        runs_.clear();
        in_order_ = true;
    }
    const std::vector<Run>& runs() const { return runs_; }

private:
    std::vector<Run> runs_;
    bool in_order_ = true;  ///< of the input, too
};

/// Where a stretch of canonical text stands on the page of a PDF.
/// box is [left, top, right, bottom] in points from the page's top left corner.
struct Placed {
    Span span;
    std::uint32_t page = 0;  ///< from 1
    std::array<float, 4> box{};
};

/// A value that came beside the input, and its label (document/given.h).
struct GivenValue {
    std::string name;  ///< the label's id
    Span label, value;
};

/// A value of the schema.org JobPosting that a page carries beside its text (document/posting.h).
struct PostedValue {
    std::string_view property;  ///< "baseSalary.value.minValue"; of static storage
    std::uint32_t item = 0;     ///< where its first name stands for a list: in which member of it, from 0
    Span span;
};

/// An advert as canonical text: UTF-8, one kind of blank (' '), one kind of line
/// end ('\n'), one block a line; quotes and dashes stay as typed.
///
///     auto document = read_document(source, limits);
///     if (!document) return document.why();          // encrypted PDF, no text, ...
///     for (const Block& b : document->blocks) b.span.of(document->text);
///
/// The text is valid UTF-8 whatever came in. Owned by value; moves cheaply.
struct Document {
    std::string text;
    std::vector<Block> blocks;
    std::vector<Link> links;
    Layout layout = Layout::lines;
    std::vector<GivenValue> given;            ///< they stand in front, in order
    std::uint32_t given_end = 0;              ///< where they end; they have no place in the input
    std::vector<PostedValue> posted;          ///< they come next, in no block
    std::uint32_t text_begin = 0;             ///< where they end and the text of the input begins
    OriginMap origin;                         ///< empty for PDF
    std::vector<Placed> placed;               ///< PDF only, in canonical order
    std::string charset;                      ///< what the bytes were decoded as
    Diagnostics diagnostics;                  ///< imperfections: invalid bytes counted, mojibake repaired
    std::vector<std::uint32_t> source_lines;  ///< byte offset in the input of each line's begin

    std::string_view of(Span span) const { return span.of(text); }

    /// Line of the input (from 1) that the canonical span begins on; 0 for a given value.
    std::uint32_t line_of(Span canonical) const;

    /// Line of the input (from 1) that its byte stands on; 0 where lines are not known.
    std::uint32_t line_at(std::uint32_t source) const;
};

/// What reads the bytes of a PDF: read_pdf in this process, or PdfWorkers in one of its own.
using PdfReader = std::function<Result<Document>(std::string_view bytes, const Limits& limits)>;

/// Reads any source by its media type. A PDF that is encrypted or holds no text,
/// an unsupported type and an input over a limit are diagnostics, no document.
Result<Document> read_document(const Source& source, const Limits& limits);
Result<Document> read_document(const Source& source, const Limits& limits, const PdfReader& read_pdf);

/// The readers behind read_document, one file each.
Result<Document> read_plain(std::string_view bytes, std::string_view charset_hint, const Limits& limits);
Result<Document> read_html(std::string_view bytes, std::string_view charset_hint, const Limits& limits);
Result<Document> read_pdf(std::string_view bytes, const Limits& limits);

/// False where the program was built with -DVACANCY_PDF=OFF; read_pdf then
/// gives the diagnostic `pdf_not_built`.
bool pdf_supported();

}  // namespace vacancy

#endif
