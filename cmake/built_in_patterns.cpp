// The file that the build made, put in by the assembler: a list of its millions of bytes in C++ would take
// minutes.
#include "grammar/built_in.h"

extern "C" const char vacancy_built_in_patterns[], vacancy_built_in_patterns_end[];

asm(".pushsection .rodata\n"
    ".balign 16\n"
    ".globl vacancy_built_in_patterns, vacancy_built_in_patterns_end\n"
    ".hidden vacancy_built_in_patterns, vacancy_built_in_patterns_end\n"
    "vacancy_built_in_patterns: .incbin \"" VACANCY_PATTERNS
    "\"\n"
    "vacancy_built_in_patterns_end:\n"
    ".popsection\n");

namespace vacancy {

std::string_view built_in_patterns() {
    return {vacancy_built_in_patterns, vacancy_built_in_patterns_end};
}

}  // namespace vacancy
