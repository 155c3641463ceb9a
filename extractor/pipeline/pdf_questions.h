#ifndef VACANCY_PIPELINE_PDF_QUESTIONS_H
#define VACANCY_PIPELINE_PDF_QUESTIONS_H

#include <cstdint>
#include <type_traits>

#include "base/limits.h"
#include "pipeline/cage.h"

namespace vacancy {

// What goes over the socket between PdfWorkers and a worker. Both ends are of one build.

/// Before the bytes of a PDF.
struct PdfQuestion {
    std::uint64_t size = 0;
    Limits limits;
};

/// Before the bytes of write_wire.
struct PdfAnswer {
    std::uint32_t magic = 0x3144'5056;
    CageGaps gaps;
    std::uint16_t unused = 0;
    std::uint64_t size = 0;
};

static_assert(std::is_trivially_copyable_v<PdfQuestion> && std::is_trivially_copyable_v<PdfAnswer>);

inline constexpr int kOutOfMemory = 77;  ///< exit status of a worker

}  // namespace vacancy

#endif
