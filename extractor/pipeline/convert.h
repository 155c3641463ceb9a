#ifndef VACANCY_PIPELINE_CONVERT_H
#define VACANCY_PIPELINE_CONVERT_H

#include <memory>
#include <utility>
#include <vector>

#include "choose/choose.h"
#include "document/document.h"
#include "extract/extract.h"
#include "grammar/grammar.h"
#include "segment/segment.h"
#include "source/source.h"

namespace vacancy {

/// Everything one advert came to. A poor advert still gives a record; what is poor about it is
/// in the record's diagnostics. The records' views and the decisions' pointers lead into the
/// parts beside them, which therefore live on the heap and stay where they are.
struct Outcome {
    std::unique_ptr<Document> document;
    std::unique_ptr<Outline> outline;
    std::unique_ptr<Extraction> extraction;
    std::vector<Choice> choices;  ///< one, or one a role of a pack
};

/// The adverts that an input holds: one, or several where an archive put them into one text.
using Outcomes = std::vector<Outcome>;

/// The whole way of one advert. One a thread; buffers are reused.
///
///     Converter converter(Grammars::built_in(), Limits{});
///     auto outcomes = converter.convert(source);
///     for (Outcome& outcome : *outcomes)
///         for (Choice& c : outcome.choices) writer.write(c.record, *outcome.document);
class Converter {
public:
    Converter(std::shared_ptr<const Grammars> grammars, const Limits& limits);

    /// At least one outcome, or the reasons why there is none. Their records are numbered through.
    Result<Outcomes> convert(const Source& source);

    /// With prefilter(false) every rule is tried everywhere: slower, same records.
    void prefilter(bool on) { extractor_.prefilter(on); }

    /// PDFs are read by `reader` (PdfWorkers::reader()) in place of read_pdf.
    void read_pdf_with(PdfReader reader) { read_pdf_ = std::move(reader); }

private:
    Outcome read_advert(Document document, Outline outline);

    std::shared_ptr<const Grammars> grammars_;
    Limits limits_;
    PdfReader read_pdf_ = read_pdf;
    Matcher matcher_;
    Extractor extractor_;
};

}  // namespace vacancy

#endif
