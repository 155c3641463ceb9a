#ifndef VACANCY_TESTS_PDF_WORKERS_HELPERS_H
#define VACANCY_TESTS_PDF_WORKERS_HELPERS_H

#include <string>

#include "pipeline/pdf_workers.h"

namespace vacancy::test {

/// Text of the document, or '!' and the code of what is said in its stead.
inline std::string said(const Result<Document>& read) {
    if (read) return read->text;
    return read.why().empty() ? "!" : '!' + read.why().front().code;
}

inline Limits narrow_limits() {
    Limits limits;
    limits.max_pdf_memory_mib = 64;
    limits.max_pdf_seconds = 30;
    return limits;
}

inline PdfWorkers misbehaving(const Limits& limits = narrow_limits()) {
    return {VACANCY_MISBEHAVING_WORKER, limits};
}

}  // namespace vacancy::test

#endif
