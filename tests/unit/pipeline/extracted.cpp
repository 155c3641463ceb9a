#include "extracted.h"

#include <gtest/gtest.h>

#include "record/json.h"

namespace vacancy::test {
namespace {

std::string words(const Diagnostics& diagnostics) {
    std::string out;
    for (const Diagnostic& d : diagnostics) out += d.code + ' ' + d.field + ": " + d.message + '\n';
    return out;
}

void write(const Record& record, const Document& document, RecordWriter& writer, Extracted& out) {
    out.defects += words(check_record(record, document));
    if (auto line = writer.write(record, document))
        out.records.emplace_back(*line);
    else
        out.defects += words(line.why());
}

}  // namespace

Source source_of(const std::string& path) {
    auto source = read_source(path, Limits{});
    EXPECT_TRUE(source) << path;
    return source ? *std::move(source) : Source{};
}

Extracted extract(const Source& source, bool prefilter) {
    Converter converter(Grammars::built_in(), Limits{});
    converter.prefilter(prefilter);
    Extracted out;
    auto outcomes = converter.convert(source);
    if (!outcomes) return {{}, words(outcomes.why()), ""};
    RecordWriter writer({});
    for (const Outcome& outcome : *outcomes)
        for (const Choice& choice : outcome.choices) write(choice.record, *outcome.document, writer, out);
    return out;
}

Extracted extract_by_parts(const Source& source, Jit jit) {
    const auto grammars = Grammars::built_in();
    const Limits limits;
    Converter converter(grammars, limits);
    auto outcomes = converter.convert(source);
    if (!outcomes) return {{}, words(outcomes.why()), ""};

    Matcher matcher(*grammars, limits);
    matcher.use_jit(jit);
    Extractor extractor(*grammars, limits);
    Extracted out;
    RecordWriter writer({});
    for (const Outcome& outcome : *outcomes) {
        const Document& document = *outcome.document;
        const Outline outline = segment(document, *grammars, matcher);
        const Extraction extraction = extractor.run(document, outline, matcher);
        for (std::size_t i = 0; i < outcome.choices.size(); ++i) {
            const int role = extraction.roles.empty() ? -1 : static_cast<int>(i);
            Record record = choose(document, outline, extraction, role).record;
            record.id = outcome.choices[i].record.id;
            record.source = outcome.choices[i].record.source;
            drop_impossible(record, document);
            write(record, document, writer, out);
        }
    }
    return out;
}

}  // namespace vacancy::test
