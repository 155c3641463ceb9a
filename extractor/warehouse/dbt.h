#ifndef VACANCY_WAREHOUSE_DBT_H
#define VACANCY_WAREHOUSE_DBT_H

#include <string>

namespace vacancy {

/// A `sources.yml` of dbt for the warehouse: its tables and columns with what they mean, and tests of what
/// they are held to. schemas/sources.yml holds it; a test compares.
std::string dbt_sources();

}  // namespace vacancy

#endif
