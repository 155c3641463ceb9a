#include "record/json.h"

#include <rapidjson/document.h>
#include <rapidjson/schema.h>

#include <algorithm>
#include <numeric>
#include <optional>

#include "record/emit.h"
#include "record/schema.h"
#include "record/writer.h"

namespace vacancy {

namespace {

using rapidjson::SchemaDocument;
using Pool = rapidjson::MemoryPoolAllocator<>;
using Validator = rapidjson::GenericSchemaValidator<SchemaDocument, JsonWriter, Pool>;

SchemaDocument compile_schema() {
    rapidjson::Document schema;
    schema.Parse(record_schema_rules().c_str());
    return SchemaDocument(schema);
}

std::string to_string(const SchemaDocument::PointerType& pointer) {
    rapidjson::StringBuffer text;
    pointer.Stringify(text);
    return {text.GetString(), text.GetSize()};
}

Diagnostic violation(const Validator& validator) {
    Diagnostic d;
    d.code = "schema_violation";
    d.field = to_string(validator.GetInvalidDocumentPointer());
    const char* const keyword = validator.GetInvalidSchemaKeyword();
    d.message = "the record breaks its schema: '" + std::string(keyword ? keyword : "?") +
                "' does not hold for '" + d.field + "'";
    d.notes.push_back("schema place: #" + to_string(validator.GetInvalidSchemaPointer()));
    return d;
}

Diagnostic not_a_number() {
    Diagnostic d;
    d.code = "schema_violation";
    d.message = "the record holds a number that JSON has no form for";
    return d;
}

}  // namespace

struct RecordWriter::Impl {
    explicit Impl(Options given) : options(given) {
        if (options.validate) schema.emplace(compile_schema());
    }

    const Options options;
    std::optional<SchemaDocument> schema;  // its regexes hold state: one for each writer, so for each thread
    rapidjson::StringBuffer buffer;
    JsonWriter json{buffer};
    std::string pretty;
    std::vector<std::uint32_t> order;
    std::vector<char> state = std::vector<char>(64 << 10);
    Pool pool{state.data(), state.size()};  // the validator's working memory, taken back after each record

    void sort_evidence(const std::vector<Evidence>& evidence);
    Diagnostics write_checked(const Record& record, const Document& document);
    Diagnostics write_unchecked(const Record& record, const Document& document);
};

/// Evidence in byte order of pointers; of two for one value, the first.
void RecordWriter::Impl::sort_evidence(const std::vector<Evidence>& evidence) {
    order.clear();
    if (!options.evidence) return;
    order.resize(evidence.size());
    std::iota(order.begin(), order.end(), 0u);
    const auto pointer = [&](std::uint32_t i) -> const std::string& { return evidence[i].pointer; };
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        const int compared = pointer(a).compare(pointer(b));
        return compared != 0 ? compared < 0 : a < b;
    });
    const auto same = [&](std::uint32_t a, std::uint32_t b) { return pointer(a) == pointer(b); };
    order.erase(std::unique(order.begin(), order.end(), same), order.end());
}

Diagnostics RecordWriter::Impl::write_checked(const Record& record, const Document& document) {
    pool.Clear();
    Validator validator(*schema, json, &pool);
    const bool finite = RecordEmitter(validator, record, document, options.duplicates).run(order);
    if (!finite) return {not_a_number()};
    if (!validator.IsValid()) return {violation(validator)};
    return {};
}

Diagnostics RecordWriter::Impl::write_unchecked(const Record& record, const Document& document) {
    if (!RecordEmitter(json, record, document, options.duplicates).run(order)) return {not_a_number()};
    return {};
}

RecordWriter::RecordWriter(Options options) : impl_(std::make_unique<Impl>(options)) {}

RecordWriter::~RecordWriter() = default;

Result<std::string_view> RecordWriter::write(const Record& record, const Document& document) {
    Impl& impl = *impl_;
    impl.buffer.Clear();
    impl.json.Reset(impl.buffer);
    impl.sort_evidence(record.evidence);
    Diagnostics why =
        impl.schema ? impl.write_checked(record, document) : impl.write_unchecked(record, document);
    if (!why.empty()) return why;
    const std::string_view compact(impl.buffer.GetString(), impl.buffer.GetSize());
    if (!impl.options.pretty) return compact;
    impl.pretty.clear();
    indent_json(compact, impl.pretty);
    return std::string_view(impl.pretty);
}

}  // namespace vacancy
