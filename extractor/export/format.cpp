#include "export/format.h"

#include <algorithm>
#include <array>

#include "export/csv.h"
#include "export/job_posting.h"
#include "export/parquet.h"
#include "record/writer.h"

namespace vacancy {

namespace {

/// A record a line, as it is.
class Lines : public Encoder {
public:
    Diagnostics add(std::string_view json, std::string& out) override {
        out += json;
        out += '\n';
        return {};
    }
};

/// One JSON array, for people.
class Array : public Encoder {
public:
    void begin(std::string& out) override { out += '['; }

    Diagnostics add(std::string_view json, std::string& out) override {
        out += any_ ? ",\n" : "\n";
        any_ = true;
        indent_json(json, out);
        return {};
    }

    Diagnostics end(std::string& out) override {
        out += any_ ? "\n]\n" : "]\n";
        return {};
    }

private:
    bool any_ = false;
};

template <class E>
Result<std::unique_ptr<Encoder>> make(const Limits&) {
    return std::unique_ptr<Encoder>(std::make_unique<E>());
}

// clang-format off
constexpr std::array table{
    Format{"ndjson", ".ndjson", true, make<Lines>},
    Format{"json", ".json", false, make<Array>},
    Format{"csv", ".csv", true, open_csv},
    Format{"parquet", ".parquet", false, open_parquet},
    Format{"jsonld", ".jsonld", true, open_job_postings},
};
// clang-format on

template <class Is>
const Format* first_format(Is is) {
    const auto found = std::find_if(table.begin(), table.end(), is);
    return found == table.end() ? nullptr : &*found;
}

}  // namespace

std::span<const Format> formats() {
    return table;
}

const Format* find_format(std::string_view name) {
    return first_format([&](const Format& format) { return format.name == name; });
}

const Format* format_of_file(std::string_view path) {
    return first_format([&](const Format& format) { return path.ends_with(format.extension); });
}

}  // namespace vacancy
