#ifndef VACANCY_TESTS_RECORD_SAMPLE_H
#define VACANCY_TESTS_RECORD_SAMPLE_H

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "document/document.h"
#include "record/json.h"
#include "record/record.h"

namespace vacancy::sample {

/// A record and the document that it was read from.
struct Sample {
    Document document;
    Record record;

    /// Evidence for `pointer`: the words, which stand in the text.
    void say(const std::string& pointer, std::string_view words, Confidence confidence = Confidence::label);
};

/// A record of a made-up advert in which no field is null or empty.
Sample full();

/// The same as a PDF: pages and boxes, no spans.
Sample full_pdf();

/// A record of which nothing is known.
Sample nothing();

inline std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

inline std::string written(const Sample& s, RecordWriter::Options options = {}) {
    RecordWriter writer(options);
    const auto json = writer.write(s.record, s.document);
    return json ? std::string(*json) : "failed: " + json.why().front().message;
}

}  // namespace vacancy::sample

#endif
