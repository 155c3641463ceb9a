#include "warehouse/rows.h"

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/schema.h>

#include <algorithm>
#include <cstring>

#include "base/ascii.h"
#include "base/hash.h"
#include "record/json_tree.h"
#include "record/schema.h"
#include "record/writer.h"
#include "warehouse/contacts.h"
#include "warehouse/moment.h"
#include "warehouse/tables.h"

namespace vacancy {

namespace {

using rapidjson::Value;
constexpr std::size_t usual_record = 1u << 19;  // bytes of a record once it is parsed
constexpr std::size_t large_record = 1u << 20;  // bytes of JSON

/// Texts of a record in one piece of memory, which never moves: together they are no longer than its JSON.
class Texts {
public:
    Texts(std::vector<char>& bytes, std::size_t most) : bytes_(bytes) {
        bytes_.clear();
        bytes_.reserve(most);
    }
    std::string_view add(std::string_view text) {
        const std::size_t begin = bytes_.size();
        bytes_.insert(bytes_.end(), text.begin(), text.end());
        return {bytes_.data() + begin, text.size()};
    }

private:
    std::vector<char>& bytes_;
};

SqlValue cell_of(const Value& value, Texts& texts) {
    if (value.IsString()) return texts.add(text_of(value));
    if (value.IsInt64()) return value.GetInt64();
    if (value.IsNumber()) return value.GetDouble();
    if (value.IsBool()) return value.GetBool();
    return std::monostate();
}

SqlValue cell_of(const Value& from, const Column& column, Texts& texts) {
    const Value* const value = follow_names(from, column.steps);
    if (value == nullptr) return std::monostate();
    if (column.element < 0) return cell_of(*value, texts);
    const auto element = static_cast<rapidjson::SizeType>(column.element);
    return value->IsArray() ? cell_of((*value)[element], texts) : SqlValue();
}

/// Columns that say where the source lies, not what it says.
bool is_place(const Column& column) {
    return column.name == "source_path" || column.name == "source_member" ||
           column.name == "source_captured" || column.name == "duplicate_of";
}

std::uint64_t hash_of(const SqlValue& cell, std::uint64_t seed) {
    if (const auto* text = std::get_if<std::string_view>(&cell)) return hash64(*text, seed + 1);
    std::uint64_t bits = 0;
    if (const auto* integer = std::get_if<std::int64_t>(&cell)) bits = static_cast<std::uint64_t>(*integer);
    if (const auto* number = std::get_if<double>(&cell)) std::memcpy(&bits, number, sizeof bits);
    if (const auto* boolean = std::get_if<bool>(&cell)) bits = *boolean ? 1 : 0;
    const std::uint64_t words[] = {cell.index(), bits};
    return hash64({reinterpret_cast<const char*>(words), sizeof words}, seed + 1);
}

/// A part of the identity: case and the separator don't count, and it has no NUL, which PostgreSQL can't
/// hold.
std::string part(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '/' || c == '%' || c == '\0') {
            out += c == '/' ? "%2F" : c == '%' ? "%25" : "%00";
        } else {
            out += to_lower(c);
        }
    }
    return out;
}

Diagnostic broken(std::string message) {
    Diagnostic d;
    d.code = "broken_record";
    d.message = std::move(message);
    return d;
}

rapidjson::SchemaDocument compile_schema() {
    rapidjson::Document schema;
    schema.Parse(record_schema_rules().c_str());
    return rapidjson::SchemaDocument(schema);
}

}  // namespace

struct RecordSplitter::Impl {
    explicit Impl(Options given) : options(given), tables(warehouse_tables()) {
        if (options.validate) schema.emplace(compile_schema());
    }

    Diagnostics parse(std::string_view json);
    Diagnostics parse_checked(rapidjson::MemoryStream& stream);
    void forget();
    void keep_json(std::string_view json, RecordRows& rows);
    void identify(RecordRows& rows);
    void hash_content(RecordRows& rows);
    void take_words(RecordRows& rows);

    const Options options;
    const std::span<const Table> tables;
    std::optional<rapidjson::SchemaDocument> schema;
    std::vector<char> memory = std::vector<char>(usual_record);  ///< for `record`, before it asks for more
    rapidjson::MemoryPoolAllocator<> pool{memory.data(), memory.size()};
    rapidjson::Document record{&pool};
    rapidjson::StringBuffer buffer;
    JsonWriter writer{buffer};
};

/// Gives the last record's memory back.
void RecordSplitter::Impl::forget() {
    record.SetNull();
    pool.Clear();
}

Diagnostics RecordSplitter::Impl::parse_checked(rapidjson::MemoryStream& stream) {
    rapidjson::SchemaValidatingReader<careful, rapidjson::MemoryStream, rapidjson::UTF8<>> reader(stream,
                                                                                                  *schema);
    record.Populate(reader);
    const rapidjson::ParseResult& result = reader.GetParseResult();
    if (reader.IsValid() && !result) return {broken(rapidjson::GetParseError_En(result.Code()))};
    if (reader.IsValid()) return {};
    rapidjson::StringBuffer place;
    reader.GetInvalidDocumentPointer().Stringify(place);
    const char* const keyword = reader.GetInvalidSchemaKeyword();
    Diagnostic d;
    d.code = "schema_violation";
    d.field = {place.GetString(), place.GetSize()};
    d.message = "the record breaks its schema: '" + std::string(keyword ? keyword : "?") +
                "' does not hold for '" + d.field + "'";
    return {d};
}

Diagnostics RecordSplitter::Impl::parse(std::string_view json) {
    forget();
    if (json.find('\0') != json.npos) return {broken("a NUL stands outside of a string")};
    rapidjson::MemoryStream stream(json.data(), json.size());
    if (options.validate) return parse_checked(stream);
    rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream> bytes(stream);
    record.ParseStream<careful>(bytes);
    if (!record.HasParseError()) return {};
    return {broken(rapidjson::GetParseError_En(record.GetParseError()))};
}

namespace {

/// Takes rows out of one record.
class RowTaker {
public:
    RowTaker(const Value& record, RecordRows& rows)
        : record_(record), rows_(rows), texts_(rows.texts, rows.json.size()) {}

    void take(std::span<const Table> tables) {
        rows_.tables.resize(tables.size());
        for (auto& cells : rows_.tables) cells.clear();
        const Table& root = tables.front();
        std::size_t own = 0;
        while (root.columns[own].steps.empty()) ++own;
        take_row(root, own, record_, rows_.tables.front());
        for (std::size_t t = 1; t < tables.size(); ++t)
            for (const ListInRecord& list : tables[t].lists) take_list(tables[t], list, rows_.tables[t]);
    }

private:
    void take_row(const Table& table, std::size_t own, const Value& from, std::vector<SqlValue>& out) {
        for (std::size_t c = own; c < table.columns.size(); ++c) {
            const Column& column = table.columns[c];
            out.push_back(from.IsString() ? cell_of(from, texts_) : cell_of(from, column, texts_));
        }
    }

    void take_list(const Table& table, const ListInRecord& list, std::vector<SqlValue>& out) {
        const Value* const members = follow_names(record_, list.steps);
        if (members == nullptr) return;
        const std::size_t own = table.key.size();
        if (members->IsObject()) {
            for (const auto& member : members->GetObject()) {
                out.emplace_back(texts_.add(text_of(member.name)));
                take_row(table, own, member.value, out);
            }
            return;
        }
        if (!members->IsArray()) return;
        std::int64_t position = 0;
        for (const Value& member : members->GetArray()) {
            if (!list.kind.empty()) out.emplace_back(std::string_view(list.kind));
            out.emplace_back(position++);
            take_row(table, own, member, out);
        }
    }

    const Value& record_;
    RecordRows& rows_;
    Texts texts_;
};

/// Rows whose key is a text, in its order: a database appends them then.
void sort_rows(const Table& table, std::vector<SqlValue>& cells) {
    if (table.key.back() != "pointer") return;
    const std::size_t width = table.columns.size() - 1;
    std::vector<const SqlValue*> order;
    for (std::size_t at = 0; at < cells.size(); at += width) order.push_back(&cells[at]);
    std::sort(order.begin(), order.end(), [](const SqlValue* a, const SqlValue* b) {
        return std::get<std::string_view>(*a) < std::get<std::string_view>(*b);
    });
    std::vector<SqlValue> sorted;
    sorted.reserve(cells.size());
    for (const SqlValue* row : order) sorted.insert(sorted.end(), row, row + width);
    cells.swap(sorted);
}

/// The value of a column of `vacancy`.
const SqlValue& root_cell(const RecordRows& rows, std::string_view name) {
    const std::vector<Column>& columns = warehouse_tables().front().columns;
    const auto column = std::find_if(columns.begin(), columns.end(), [&](auto& c) { return c.name == name; });
    return *(rows.tables.front().end() - (columns.end() - column));
}

}  // namespace

/// The record's JSON, anew where contacts are left out of it.
void RecordSplitter::Impl::keep_json(std::string_view json, RecordRows& rows) {
    if (!options.contacts) {
        leave_out_contacts(record);
        buffer.Clear();
        writer.Reset(buffer);
        record.Accept(writer);
        json = {buffer.GetString(), buffer.GetSize()};
    }
    rows.json.assign(json.begin(), json.end());
}

void RecordSplitter::Impl::identify(RecordRows& rows) {
    rows.id = std::get<std::string_view>(root_cell(rows, "id"));
    const std::string_view index = rows.id.substr(rows.id.find('-') + 1);
    const Value &department = record["department"], &reference = record["reference"];
    rows.identity = rows.id;
    if (department.IsString() && reference.IsString())
        rows.identity = part(text_of(department)) + '/' + part(text_of(reference)) + '/' + std::string(index);
    const Value& captured = record["source"]["captured"];
    rows.captured = captured.IsString() ? moment_of(text_of(captured)) : std::nullopt;
}

void RecordSplitter::Impl::hash_content(RecordRows& rows) {
    std::uint64_t hash = 0;
    const Table& root = tables.front();
    const std::size_t own = root.columns.size() - rows.tables.front().size();
    for (std::size_t c = own; c < root.columns.size(); ++c)
        if (!is_place(root.columns[c])) hash = hash_of(rows.tables.front()[c - own], hash);
    for (std::size_t t = 1; t < tables.size(); ++t) {
        hash = hash64(tables[t].name, hash);
        for (const SqlValue& cell : rows.tables[t]) hash = hash_of(cell, hash);
    }
    rows.content_hash = static_cast<std::int64_t>(hash);
}

void RecordSplitter::Impl::take_words(RecordRows& rows) {
    const auto add = [](std::string& words, const Value& text) {
        if (text.IsString()) words.append(words.empty() ? "" : "\n").append(text_of(text));
    };
    rows.title.clear(), rows.summary.clear(), rows.criteria.clear();
    add(rows.title, record["title"]);
    for (const Value& section : record["sections"].GetArray()) {
        const std::string_view id = text_of(section["id"]);
        if (id == "about_the_job" || id == "job_summary") add(rows.summary, section["text"]);
    }
    for (const auto& list : record["criteria"].GetObject())
        for (const Value& item : list.value.GetArray()) add(rows.criteria, item);
}

RecordSplitter::RecordSplitter(Options options) : impl_(std::make_unique<Impl>(options)) {}

RecordSplitter::~RecordSplitter() = default;

Diagnostics RecordSplitter::read(std::string_view json, RecordRows& rows) {
    Impl& impl = *impl_;
    if (rows.json.capacity() > large_record) rows = RecordRows();
    if (Diagnostics why = impl.parse(json); !why.empty()) return why;
    impl.keep_json(json, rows);
    RowTaker(impl.record, rows).take(impl.tables);
    impl.identify(rows);
    impl.hash_content(rows);
    for (std::size_t t = 1; t < impl.tables.size(); ++t) sort_rows(impl.tables[t], rows.tables[t]);
    impl.take_words(rows);
    return {};
}

}  // namespace vacancy
