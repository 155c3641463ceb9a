#include "record/json.h"

namespace vacancy {

Diagnostics check_record(const Record&, const Document&) {
    return {};
}

}  // namespace vacancy
