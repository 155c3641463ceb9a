#include "base/module_stamp.h"

const char* vacancy_module_stamp() {
    return "0.0.1 (0123456789ab)";
}
