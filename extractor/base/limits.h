#ifndef VACANCY_BASE_LIMITS_H
#define VACANCY_BASE_LIMITS_H

#include <cstddef>
#include <cstdint>

namespace vacancy {

/// Every limit there is, with its safe default. Each can be set on the command
/// line under the same name (`--max-input-bytes`) and is named in the
/// diagnostic when it is hit.
struct Limits {
    std::size_t max_input_bytes = 32u << 20;    ///< one input file or member
    std::size_t max_markup_bytes = 4u << 20;    ///< one text or HTML page, as it is stored
    std::size_t max_members = 1'000'000;        ///< members of one archive, with those of archives inside it
    std::size_t max_depth = 8;                  ///< layers of archives and compression, one in the other
    std::uint64_t max_expansion = 64ull << 30;  ///< bytes unpacked from one file
    std::uint64_t max_expansion_ratio = 200;    ///< the same by bytes of the file; counts above 64 MiB
    std::size_t max_text_bytes = 1u << 20;      ///< canonical text of one advert
    std::size_t max_blocks = 20'000;            ///< blocks of one advert
    std::size_t max_pages = 500;                ///< pages of one PDF
    std::size_t max_html_depth = 2'000;         ///< nesting of HTML elements
    std::size_t max_structured_bytes =
        2u << 20;                           ///< structured data (JSON-LD, microdata) of one page, in memory
    std::size_t max_structured_depth = 64;  ///< nesting of JSON-LD
    std::uint32_t max_regex_steps = 2'000'000;    ///< PCRE2 match limit, one attempt
    std::uint32_t max_regex_depth = 20'000;       ///< PCRE2 depth limit
    std::uint32_t max_regex_heap_kib = 20'000;    ///< PCRE2 heap limit
    std::size_t max_candidates = 100'000;         ///< candidate values of one advert
    std::size_t max_roles = 200;                  ///< records of one candidate pack
    std::size_t max_row_group_bytes = 64u << 20;  ///< JSON of the records in one row group of Parquet
    std::uint32_t max_advert_seconds = 30;        ///< CPU time that rules take on one advert
    std::uint32_t max_pdf_seconds = 20;           ///< time of a worker process for one PDF
    std::size_t max_pdf_memory_mib = 512;         ///< memory of a worker process that reads PDFs
    std::size_t max_report_adverts = 20'000;      ///< adverts of one report
};

}  // namespace vacancy

#endif
