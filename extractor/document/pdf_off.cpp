#include "document/document.h"

#ifndef VACANCY_PDF

namespace vacancy {

bool pdf_supported() {
    return false;
}

Result<Document> read_pdf(std::string_view, const Limits&) {
    Diagnostic why;
    why.code = "pdf_not_built";
    why.message = "this program was built without its PDF reader";
    why.help = "build with -DVACANCY_PDF=ON";
    return why;
}

}  // namespace vacancy

#endif
