#ifndef VACANCY_CLI_SUMMARY_H
#define VACANCY_CLI_SUMMARY_H

#include <string>

#include "pipeline/bulk.h"

namespace vacancy::cli {

/// What a run came to: numbers in and out, rejects by code, the share of records that have each field.
std::string summary_text(const BulkReport& report, double seconds);

/// The same as one line of JSON, with numbers in place of shares.
std::string summary_json(const BulkReport& report, double seconds);

}  // namespace vacancy::cli

#endif
