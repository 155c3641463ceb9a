#include <memory>

#include "base/module.h"
#include "document/document.h"
#include "document/pdf_lines.h"

namespace vacancy {

namespace {

Diagnostic no_text() {
    Diagnostic why;
    why.code = "pdf_no_text";
    why.message = "the PDF holds no text, only pictures";
    why.help = "give it a text layer by OCR first";
    return why;
}

Diagnostic not_built() {
    Diagnostic why;
    why.code = "pdf_not_built";
    why.message = "this program was built without its PDF reader";
    why.help = "build with -DVACANCY_PDF=ON";
    return why;
}

}  // namespace

bool pdf_supported() {
    return VACANCY_PDF;
}

Result<Document> read_pdf(std::string_view bytes, const Limits& limits) {
    if (!pdf_supported()) return not_built();
    // Looked for once: a worker that reads PDFs sees no files any more.
    static const auto words_of = function_of_module<PdfWordsReader>("pdf", "vacancy_read_pdf_words");
    if (!words_of) return words_of.why();
    const std::unique_ptr<Result<PdfText>> read((*words_of)(bytes, limits));
    if (!*read) return read->why();
    PdfText& text = **read;
    const std::vector<PdfLine> lines = lines_of(text);
    return lines.empty() ? Result<Document>(no_text()) : blocks_of(text, lines, limits);
}

}  // namespace vacancy
