#ifndef VACANCY_VACANCY_H
#define VACANCY_VACANCY_H

// The library, whole. An advert becomes records in four steps:
//
//     auto source = vacancy::read_source("advert.html", limits);
//     vacancy::Converter converter(vacancy::Grammars::built_in(), limits);
//     auto outcomes = converter.convert(*source);
//     vacancy::RecordWriter writer({});
//     for (auto& outcome : *outcomes)
//         for (auto& choice : outcome.choices) writer.write(choice.record, *outcome.document);
//
// Each step gives a Result: the value, or diagnostics that say why there is none. Nothing here
// prints, throws or keeps state between calls but the objects shown. docs/user-guide.md has a
// whole program.

#include "base/diagnostic.h"
#include "base/limits.h"
#include "base/result.h"
#include "check/run.h"
#include "grammar/grammar.h"
#include "pipeline/bulk.h"
#include "pipeline/convert.h"
#include "pipeline/pdf_workers.h"
#include "record/json.h"
#include "record/record.h"
#include "sink/output.h"
#include "sink/rejects.h"
#include "source/source.h"

#endif
