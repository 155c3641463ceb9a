#include "pipeline/worker.h"

#include "base/hash.h"
#include "sink/rejects.h"

namespace vacancy {

std::size_t Finished::size() const {
    std::size_t size = reject.size() + messages.size();
    for (const Line& line : records) size += line.json.size() + sizeof line;
    return size;
}

std::uint64_t hash_of(const Input& input) {
    std::uint64_t hash = hash64(input.source.member, hash64(input.source.path));
    hash = hash64(input.source.bytes, hash);
    for (const Given& given : input.source.given) hash = hash64(given.value, hash64(given.label, hash));
    return input.why.empty() ? hash : hash64(input.why.front().code, hash);
}

std::string place_of(const Source& source) {
    return source.member.empty() ? source.path : source.path + "/" + source.member;
}

Worker::Worker(const BulkOptions& options)
    : options_(options), converter_(options.grammars, options.limits), writer_(options.record) {
    converter_.prefilter(options.prefilter);
    converter_.read_pdf_with(options.read_pdf);
}

Finished Worker::work(Input input) {
    Finished out;
    out.hash = hash_of(input);
    out.bytes = input.source.bytes.size();
    if (input.why.empty()) {
        convert(input.source, out);
    } else {
        const bool inside = !input.source.member.empty() || input.at != 0;
        reject(input.source, "source", std::move(input.why), out,
               inside ? std::optional(input.at) : std::nullopt);
    }
    return out;
}

void Worker::convert(const Source& source, Finished& out) {
    auto outcomes = converter_.convert(source);
    if (!outcomes) return reject(source, "document", outcomes.why(), out);
    for (Outcome& outcome : *outcomes) {
        const std::size_t first = out.records.size();
        for (Choice& choice : outcome.choices)
            if (!write(choice, source, *outcome.document, out)) return;
        if (options_.maker) make(source, outcome, first, out);
    }
}

void Worker::make(const Source& source, const Outcome& outcome, std::size_t first, Finished& out) const {
    std::vector<std::string> records;
    for (std::size_t i = first; i < out.records.size(); ++i)
        records.push_back(std::move(out.records[i].json));
    records = options_.maker(source, outcome, records);
    for (std::size_t i = 0; i < records.size(); ++i) out.records[first + i].json = std::move(records[i]);
}

/// False where the record is not as it must be: then the whole input is a reject.
bool Worker::write(Choice& choice, const Source& source, const Document& document, Finished& out) {
    const Record& record = choice.record;
    if (Diagnostics defects = check_record(record, document); !defects.empty())
        return reject(source, "record", std::move(defects), out), false;
    auto json = writer_.write(record, document);
    if (!json) return reject(source, "record", json.why(), out), false;
    Finished::Line& line = out.records.emplace_back();
    line.json = *json;
    line.filled = filled_fields(record, document);
    if (options_.dedupe != Dedupe::none) line.signature = sign(record, document, options_.dedupe);
    if (!options_.quiet) tell(source, record.diagnostics, out);
    return true;
}

void Worker::tell(const Source& source, Diagnostics diagnostics, Finished& out) const {
    const bool has_lines = source.type != MediaType::pdf && !source.bytes.empty();
    for (Diagnostic& diagnostic : diagnostics) {
        if (diagnostic.file.empty() || diagnostic.file == source.path) diagnostic.file = place_of(source);
        if (!diagnostic.span.empty() && has_lines)
            diagnostic.position = position_of(source.bytes, diagnostic.span.begin);
        out.messages += render(diagnostic, has_lines ? std::string_view(source.bytes) : std::string_view());
    }
}

void Worker::reject(const Source& source, std::string_view stage, Diagnostics why, Finished& out,
                    std::optional<std::uint64_t> byte) const {
    out.records.clear();
    out.messages.clear();
    for (Diagnostic& diagnostic : why) diagnostic.severity = Severity::error;
    Diagnostic& first = why.front();
    if (!first.span.empty() && source.type != MediaType::pdf && !source.bytes.empty())
        first.position = position_of(source.bytes, first.span.begin);
    out.reject = to_json({source.path, source.member, stage, &first, byte});
    out.reject_code = first.code;
    tell(source, std::move(why), out);
}

}  // namespace vacancy
