// What the build made of the grammars, put in by the assembler: a list of its millions of bytes in C++ would
// take minutes.
#include "grammar/built_in.h"

#define HOLD(NAME, FILE)                                                            \
    extern "C" const char NAME[], NAME##_end[];                                     \
    asm(".pushsection .rodata\n"                                                    \
        ".balign 16\n"                                                              \
        ".globl " #NAME ", " #NAME                                                  \
        "_end\n"                                                                    \
        ".hidden " #NAME ", " #NAME "_end\n" #NAME ": .incbin \"" FILE "\"\n" #NAME \
        "_end:\n"                                                                   \
        ".popsection\n")

HOLD(vacancy_packed_rules, VACANCY_PACKED "/rules");
HOLD(vacancy_packed_patterns, VACANCY_PACKED "/patterns");

namespace vacancy {

std::string_view built_in_rules() {
    return {vacancy_packed_rules, vacancy_packed_rules_end};
}

std::string_view built_in_patterns() {
    return {vacancy_packed_patterns, vacancy_packed_patterns_end};
}

}  // namespace vacancy
