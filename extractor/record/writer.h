#ifndef VACANCY_RECORD_WRITER_H
#define VACANCY_RECORD_WRITER_H

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace vacancy {

/// RapidJSON's Writer with strings and numbers of our own.
///
/// Strings: runs without escapes are copied eight bytes at a time, and whatever bytes come in, what goes
/// out is UTF-8 (each invalid byte becomes U+FFFD). Numbers: whole ones without a point, others in
/// the shortest form that reads back the same. Double() is false, and nothing is written, for NaN
/// and infinity, which JSON can't say.
class JsonWriter : public rapidjson::Writer<rapidjson::StringBuffer> {
    using Base = rapidjson::Writer<rapidjson::StringBuffer>;

public:
    using Base::Base;

    bool String(const char* text, rapidjson::SizeType size, bool = false) {
        Prefix(rapidjson::kStringType);
        write_string({text, size});
        return EndValue(true);
    }
    bool Key(const char* text, rapidjson::SizeType size, bool copy = false) {
        return String(text, size, copy);
    }
    bool Double(double value);

    bool String(std::string_view text) {
        return String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
    }
    bool Key(std::string_view text) { return String(text); }

private:
    void write_string(std::string_view text);
    const char* write_piece(const char* from, const char* end);
};

/// Compact JSON with line ends and an indent of two blanks, for people; lists of
/// numbers stay on a line. Appends to `out`.
void indent_json(std::string_view compact, std::string& out);

}  // namespace vacancy

#endif
