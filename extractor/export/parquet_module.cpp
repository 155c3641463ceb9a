// The module `parquet`: records as Parquet, by Arrow.
#include <arrow/array.h>
#include <arrow/builder.h>
#include <arrow/io/interfaces.h>
#include <arrow/table.h>
#include <fmt/format.h>
#include <parquet/arrow/writer.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "export/format.h"
#include "export/parquet_schema.h"
#include "export/parsed_record.h"
#include "normalise/date.h"
#include "record/json_tree.h"

namespace vacancy {

namespace {

using arrow::ArrayBuilder;
using arrow::Status;
using rapidjson::Value;

constexpr std::size_t most_row_group_bytes = 1u << 30;  // beyond, offsets of 32 bits don't reach

Status misfit(const FieldNode& node) {
    return Status::Invalid("the value of '", std::string(node.field->path), "' is not of its type");
}

Status put_object(const std::vector<FieldNode>& members, const Value& object, arrow::StructBuilder& builder);

Status put_text(const FieldNode& node, const Value& value, ArrayBuilder& builder) {
    if (!value.IsString()) return misfit(node);
    if (!node.field->rules.values.empty())
        return static_cast<arrow::StringDictionaryBuilder&>(builder).Append(text_of(value));
    if (!is_day(*node.field)) return static_cast<arrow::StringBuilder&>(builder).Append(text_of(value));
    const auto day = day_of(text_of(value));
    if (!day) return misfit(node);
    const auto days = static_cast<std::int32_t>(day->time_since_epoch().count());  // since 1970-01-01
    return static_cast<arrow::Date32Builder&>(builder).Append(days);
}

Status put_objects(const FieldNode& node, const Value& list, ArrayBuilder& builder) {
    auto& lists = static_cast<arrow::ListBuilder&>(builder);
    auto& objects = static_cast<arrow::StructBuilder&>(*lists.value_builder());
    ARROW_RETURN_NOT_OK(lists.Append());
    for (const Value& item : list.GetArray()) ARROW_RETURN_NOT_OK(put_object(node.members, item, objects));
    return Status::OK();
}

Status put_texts(const FieldNode& node, const Value& list, ArrayBuilder& builder) {
    auto& lists = static_cast<arrow::ListBuilder&>(builder);
    ARROW_RETURN_NOT_OK(lists.Append());
    for (const Value& item : list.GetArray())
        ARROW_RETURN_NOT_OK(put_text(node, item, *lists.value_builder()));
    return Status::OK();
}

Status put_map(const FieldNode& node, const Value& map, ArrayBuilder& builder) {
    auto& maps = static_cast<arrow::MapBuilder&>(builder);
    auto& keys = static_cast<arrow::StringBuilder&>(*maps.key_builder());
    auto& values = static_cast<arrow::StructBuilder&>(*maps.item_builder());
    ARROW_RETURN_NOT_OK(maps.Append());
    for (const auto& member : map.GetObject()) {
        ARROW_RETURN_NOT_OK(keys.Append(text_of(member.name)));
        ARROW_RETURN_NOT_OK(put_object(node.members, member.value, values));
    }
    return Status::OK();
}

/// A span or a box: an array of JSON, a struct of numbers.
template <class NumberBuilder, class Number>
Status put_tuple(const FieldNode& node, const Value& tuple, ArrayBuilder& builder, Number number) {
    auto& numbers = static_cast<arrow::StructBuilder&>(builder);
    if (static_cast<int>(tuple.Size()) != numbers.num_fields()) return misfit(node);
    ARROW_RETURN_NOT_OK(numbers.Append());
    int at = 0;
    for (const Value& value : tuple.GetArray()) {
        if (!value.IsNumber()) return misfit(node);
        ARROW_RETURN_NOT_OK(static_cast<NumberBuilder&>(*numbers.field_builder(at++)).Append(number(value)));
    }
    return Status::OK();
}

Status put_value(const FieldNode& node, const Value& value, ArrayBuilder& builder) {
    const auto whole = [](const Value& number) { return number.GetInt64(); };
    const auto real = [](const Value& number) { return number.GetDouble(); };
    switch (node.field->type) {
        case FieldType::object:
            return put_object(node.members, value, static_cast<arrow::StructBuilder&>(builder));
        case FieldType::objects:
            return value.IsArray() ? put_objects(node, value, builder) : misfit(node);
        case FieldType::strings:
            return value.IsArray() ? put_texts(node, value, builder) : misfit(node);
        case FieldType::map:
            return value.IsObject() ? put_map(node, value, builder) : misfit(node);
        case FieldType::string:
            return put_text(node, value, builder);
        case FieldType::integer:
            if (!value.IsInt64()) return misfit(node);
            return static_cast<arrow::Int64Builder&>(builder).Append(value.GetInt64());
        case FieldType::number:
            if (!value.IsNumber()) return misfit(node);
            return static_cast<arrow::DoubleBuilder&>(builder).Append(value.GetDouble());
        case FieldType::boolean:
            if (!value.IsBool()) return misfit(node);
            return static_cast<arrow::BooleanBuilder&>(builder).Append(value.GetBool());
        case FieldType::span:
            if (!value.IsArray()) return misfit(node);
            return put_tuple<arrow::Int64Builder>(node, value, builder, whole);
        case FieldType::box:
            if (!value.IsArray()) return misfit(node);
            return put_tuple<arrow::DoubleBuilder>(node, value, builder, real);
    }
    return misfit(node);
}

/// The member of that name. Members stand in the order of the table of fields, so it is as a rule the next
/// one.
const Value* member_of(const Value& object, std::string_view name, Value::ConstMemberIterator& next) {
    if (next != object.MemberEnd() && text_of(next->name) == name) return &(next++)->value;
    const auto found = object.FindMember(
        Value(rapidjson::StringRef(name.data(), static_cast<rapidjson::SizeType>(name.size()))));
    if (found == object.MemberEnd()) return nullptr;
    next = found + 1;
    return &found->value;
}

/// One value, or null, for each field.
template <class BuilderOf>
Status put_members(const std::vector<FieldNode>& members, const Value& object, BuilderOf builder_of) {
    auto next = object.MemberBegin();
    for (std::size_t i = 0; i < members.size(); ++i) {
        const FieldNode& member = members[i];
        const Value* const value = member_of(object, member.name, next);
        ArrayBuilder& builder = builder_of(static_cast<int>(i));
        const FieldRules& rules = member.field->rules;
        if (value && !value->IsNull()) {
            ARROW_RETURN_NOT_OK(put_value(member, *value, builder));
        } else if (rules.nullable || rules.asked) {
            ARROW_RETURN_NOT_OK(builder.AppendNull());
        } else {
            return Status::Invalid("there is no value of '", std::string(member.field->path), "'");
        }
    }
    return Status::OK();
}

Status put_object(const std::vector<FieldNode>& members, const Value& object, arrow::StructBuilder& builder) {
    if (!object.IsObject()) return Status::Invalid("an object is none");
    ARROW_RETURN_NOT_OK(builder.Append());
    return put_members(members, object, [&](int i) -> ArrayBuilder& { return *builder.field_builder(i); });
}

/// What Parquet writes goes to the end of a string, or nowhere.
class IntoString : public arrow::io::OutputStream {
public:
    void lead_to(std::string* out) { out_ = out; }

    Status Write(const void* data, std::int64_t size) override {
        if (out_) out_->append(static_cast<const char*>(data), static_cast<std::size_t>(size));
        written_ += size;
        return Status::OK();
    }
    Status Close() override {
        closed_ = true;
        return Status::OK();
    }
    arrow::Result<std::int64_t> Tell() const override { return written_; }
    bool closed() const override { return closed_; }

private:
    std::string* out_ = nullptr;
    std::int64_t written_ = 0;
    bool closed_ = false;
};

std::shared_ptr<parquet::WriterProperties> writer_properties() {
    return parquet::WriterProperties::Builder()
        .compression(parquet::Compression::ZSTD)
        ->version(parquet::ParquetVersion::PARQUET_2_6)
        ->memory_pool(arrow::system_memory_pool())
        ->build();
}

class ParquetEncoder : public Encoder {
public:
    explicit ParquetEncoder(const Limits& limits)
        : row_group_bytes_(std::min(limits.max_row_group_bytes, most_row_group_bytes)) {}

    /// A writer that has not been closed writes its end when it is destroyed.
    ~ParquetEncoder() override { sink_->lead_to(nullptr); }

    Diagnostics add(std::string_view json, std::string& out) override {
        const auto record = parsed_.read(json);
        if (!record) return record.why();
        if (held_bytes_ > 0 && held_bytes_ + json.size() > row_group_bytes_)
            if (const Status status = write_row_group(out); !status.ok()) return failed(status);
        if (builders_.empty())
            if (const Status status = make_builders(); !status.ok()) return failed(status);
        held_bytes_ += json.size();
        ++held_rows_;
        return failed(put_members(record_.members, **record, [&](int i) -> ArrayBuilder& {
            return *builders_[static_cast<std::size_t>(i)];
        }));
    }

    Diagnostics end(std::string& out) override {
        Status status = held_rows_ > 0 ? write_row_group(out) : open(out);
        if (status.ok()) status = writer_->Close();
        return failed(status);
    }

private:
    static Diagnostics failed(const Status& status) {
        if (status.ok()) return {};
        Diagnostic d;
        d.code = "parquet_failed";
        d.message = fmt::format("a record can't be written as Parquet: {}", status.message());
        return {d};
    }

    Status make_builders() {
        for (const FieldNode& member : record_.members) {
            std::unique_ptr<ArrayBuilder> builder;
            ARROW_RETURN_NOT_OK(arrow::MakeBuilder(arrow::system_memory_pool(), member.type, &builder));
            builders_.push_back(std::move(builder));
        }
        return Status::OK();
    }

    Status open(std::string& out) {
        sink_->lead_to(&out);
        if (writer_) return Status::OK();
        const auto properties = parquet::ArrowWriterProperties::Builder().store_schema()->build();
        ARROW_ASSIGN_OR_RAISE(writer_,
                              parquet::arrow::FileWriter::Open(*schema_, arrow::system_memory_pool(), sink_,
                                                               writer_properties(), properties));
        return Status::OK();
    }

    Status write_row_group(std::string& out) {
        ARROW_RETURN_NOT_OK(open(out));
        arrow::ArrayVector columns(builders_.size());
        for (std::size_t i = 0; i < builders_.size(); ++i)
            ARROW_RETURN_NOT_OK(builders_[i]->Finish(&columns[i]));
        builders_.clear();  // their dictionaries begin anew
        const auto table = arrow::Table::Make(schema_, columns, held_rows_);
        ARROW_RETURN_NOT_OK(writer_->WriteTable(*table, held_rows_));
        held_bytes_ = 0;
        held_rows_ = 0;
        return Status::OK();
    }

    const std::size_t row_group_bytes_;
    const FieldNode record_ = record_tree();
    const std::shared_ptr<arrow::Schema> schema_ = parquet_schema(record_);
    const std::shared_ptr<IntoString> sink_ = std::make_shared<IntoString>();
    std::vector<std::unique_ptr<ArrayBuilder>> builders_;  ///< of the row group; empty between two
    std::unique_ptr<parquet::arrow::FileWriter> writer_;
    ParsedRecord parsed_;
    std::size_t held_bytes_ = 0;  ///< of JSON
    std::int64_t held_rows_ = 0;
};

}  // namespace

/// What base/module.h finds: a new encoder, owned by the caller.
extern "C" __attribute__((visibility("default"))) Encoder* vacancy_parquet_encoder(const Limits& limits) {
    return new ParquetEncoder(limits);
}

}  // namespace vacancy
