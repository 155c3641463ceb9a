#include "sink/rejects.h"

#include "record/writer.h"

namespace vacancy {

namespace {

void put_or_null(JsonWriter& json, std::string_view value) {
    value.empty() ? json.Null() : json.String(value);
}

void put_position(JsonWriter& json, const Reject& reject) {
    const Diagnostic& why = *reject.why;
    if (why.position.line == 0 && !reject.byte) {
        json.Null();
        return;
    }
    json.StartObject();
    if (why.position.line == 0) {
        json.Key("byte"), json.Uint64(*reject.byte), json.EndObject(1);
        return;
    }
    json.Key("line"), json.Uint(why.position.line);
    json.Key("column"), json.Uint(why.position.column);
    json.Key("span"), json.StartArray(), json.Uint(why.span.begin), json.Uint(why.span.end), json.EndArray(2);
    json.EndObject(3);
}

}  // namespace

std::string to_json(const Reject& reject) {
    rapidjson::StringBuffer line;
    JsonWriter json(line);
    json.StartObject();
    json.Key("path"), json.String(reject.path);
    json.Key("member"), put_or_null(json, reject.member);
    json.Key("stage"), json.String(reject.stage);
    json.Key("code"), json.String(reject.why->code);
    json.Key("message"), json.String(reject.why->message);
    json.Key("position"), put_position(json, reject);
    json.EndObject(6);
    return {line.GetString(), line.GetSize()};
}

}  // namespace vacancy
