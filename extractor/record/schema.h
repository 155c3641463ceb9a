#ifndef VACANCY_RECORD_SCHEMA_H
#define VACANCY_RECORD_SCHEMA_H

#include <string>

namespace vacancy {

/// record_schema() without the descriptions, which take a validator longer to read than the rest.
std::string record_schema_rules();

}  // namespace vacancy

#endif
