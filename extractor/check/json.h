#ifndef VACANCY_CHECK_JSON_H
#define VACANCY_CHECK_JSON_H

#include <rapidjson/document.h>

#include "check/placed.h"
#include "record/writer.h"

namespace vacancy {

/// A finding as one object, with `path` in it; with `excerpts`, lines of the input as people are shown them.
void put_finding(JsonWriter& out, const CheckedInput& input, const PlacedFinding& finding, bool excerpts);

PlacedFinding finding_of(const rapidjson::Value& object);

}  // namespace vacancy

#endif
