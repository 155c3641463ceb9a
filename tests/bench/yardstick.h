// What the benchmarks measure with: CPU time of this thread, and the parse that speed is a ratio to.
#ifndef VACANCY_BENCH_YARDSTICK_H
#define VACANCY_BENCH_YARDSTICK_H

#include <libxml/HTMLparser.h>
#include <time.h>

#include <string>

namespace vacancy::bench {

inline double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// libxml2's SAX parse of a page, every handler empty.
inline void empty_parse(const std::string& page) {
    static htmlSAXHandler nothing{};
    nothing.initialized = XML_SAX2_MAGIC;
    htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(page.data(), static_cast<int>(page.size()));
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                   HTML_PARSE_NONET | HTML_PARSE_NOIMPLIED | HTML_PARSE_NODEFDTD);
    *parser->sax = nothing;
    htmlParseDocument(parser);
    htmlFreeParserCtxt(parser);
}

}  // namespace vacancy::bench

#endif
