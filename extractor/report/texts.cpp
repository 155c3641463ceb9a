#include "report/texts.h"

#include <filesystem>

#include "record/json.h"
#include "record/json_tree.h"

namespace vacancy {

namespace {

namespace fs = std::filesystem;

struct Wanted {
    std::string_view path, member, sha256;
};

/// `path` itself, or as it lies below `folder`; empty where neither is a file.
std::string place_of(std::string_view path, const std::string& folder) {
    std::error_code ignored;
    for (const fs::path& place : {fs::path(path), fs::path(folder) / path})
        if (fs::is_regular_file(place, ignored)) return place.string();
    return {};
}

}  // namespace

struct TextFinder::Impl {
    std::string beside;
    InputOptions options;
    Limits limits;
    PdfReader read_pdf;

    std::string path;  ///< that is open, as the records have it
    std::unique_ptr<Inputs> inputs;
    std::string sha256;  ///< of the text that was read last
    std::optional<Document> document;

    void open(std::string_view wanted) {
        path = wanted;
        inputs.reset();
        const std::string place = place_of(wanted, beside);
        if (place.empty()) return;
        options.operands = {place};
        inputs = std::make_unique<Inputs>(options, limits);
    }

    const Document* read(const Wanted& wanted) {
        sha256 = wanted.sha256;
        document.reset();
        if (!inputs || wanted.path != path) open(wanted.path);
        Input input;
        while (inputs && inputs->next(input)) {
            const bool named = input.why.empty() && input.source.member == wanted.member;
            if (!named || sha256_hex(input.source.bytes) != wanted.sha256) continue;
            if (auto read = read_document(input.source, limits, read_pdf)) document = *std::move(read);
            break;
        }
        return document ? &*document : nullptr;
    }
};

TextFinder::TextFinder(std::string beside, InputOptions options, const Limits& limits, PdfReader read_pdf)
    : impl_(std::make_unique<Impl>()) {
    impl_->beside = std::move(beside);
    impl_->options = std::move(options);
    impl_->limits = limits;
    impl_->read_pdf = std::move(read_pdf);
}
TextFinder::~TextFinder() = default;

const Document* TextFinder::find(std::string_view record) {
    rapidjson::Document json;
    json.Parse<rapidjson::kParseIterativeFlag>(record.data(), record.size());
    if (json.HasParseError()) return nullptr;
    const Wanted wanted{text_at(json, "source.path"), text_at(json, "source.member"),
                        text_at(json, "source.sha256")};
    Impl& finder = *impl_;
    if (wanted.sha256 == finder.sha256) return finder.document ? &*finder.document : nullptr;
    return finder.read(wanted);
}

}  // namespace vacancy
