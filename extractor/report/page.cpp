#include "report/page.h"

#include <map>

#include "record/writer.h"

namespace vacancy {

namespace {

constexpr std::size_t most_passed = 200;  // of an advert; a page of more is read by nobody

class PageWriter {
public:
    PageWriter(const Json& record, const Known& known) : record_(record), known_(known), out_(buffer_) {
        if (known.document == nullptr) return;
        anchor_.emplace(*known.document);
        offsets_.emplace(known.document->text);
    }

    std::string write(const Findings& found) {
        out_.StartObject();
        record();
        text();
        blocks();
        sections();
        marks();
        findings(found);
        passed();
        out_.EndObject();
        return {buffer_.GetString(), buffer_.GetSize()};
    }

private:
    void record() {
        out_.Key("record");
        out_.StartObject();
        for (const auto& [name, value] : record_.GetObject()) {
            const std::string_view key = text_of(name);
            if (key == "evidence" || key == "diagnostics" || key == "sections" || key == "schema") continue;
            out_.Key(key);
            value.Accept(out_);
        }
        out_.EndObject();
    }

    void text() {
        out_.Key("text");
        known_.document == nullptr ? out_.Null() : out_.String(known_.document->text);
    }

    void blocks() {
        out_.Key("blocks");
        out_.StartArray();
        for (const Block& block : known_.blocks) {
            out_.Uint(static_cast<unsigned>(block.kind));
            out_.Uint(block.level);
            out_.Uint(block.strong ? 1 : 0);
            place(block.span);
        }
        out_.EndArray();
    }

    void sections() {
        out_.Key("sections");
        out_.StartArray();
        const Json* list = member_of(record_, "sections");
        std::uint32_t near = 0;
        if (list != nullptr && list->IsArray() && anchor_)
            for (const Json& section : list->GetArray()) near = this->section(section, near);
        out_.EndArray();
    }

    /// Where the next one is to be looked for.
    std::uint32_t section(const Json& section, std::uint32_t near) {
        if (const auto bytes = span_at(section, "span"))
            if (const auto span = anchor_->from_input(*bytes)) near = span->begin;
        const auto heading = anchor_->nearest(text_at(section, "heading"), near);
        if (!heading) return near;
        out_.StartArray();
        out_.String(text_at(section, "id"));
        place(*heading);
        out_.EndArray();
        return heading->end;
    }

    void marks() {
        std::map<std::string_view, Span> chosen;
        if (known_.choice != nullptr)
            for (const Evidence& e : known_.choice->record.evidence) chosen.emplace(e.pointer, e.span);
        out_.Key("marks");
        out_.StartArray();
        const Json* evidence = member_of(record_, "evidence");
        if (evidence != nullptr && evidence->IsObject())
            for (const auto& [pointer, value] : evidence->GetObject()) {
                const auto known = chosen.find(text_of(pointer));
                mark(text_of(pointer), value,
                     known == chosen.end() ? look_for(value) : std::optional(known->second));
            }
        out_.EndArray();
    }

    void mark(std::string_view pointer, const Json& evidence, const std::optional<Span>& span) {
        out_.StartArray();
        out_.String(pointer);
        out_.String(text_at(evidence, "rule"));
        span ? place(*span) : no_place();
        out_.String(text_at(evidence, "confidence"));
        out_.Uint(number_at(evidence, "line"));
        out_.Uint(number_at(evidence, "page"));
        span ? out_.Null() : out_.String(text_at(evidence, "text"));
        out_.EndArray();
    }

    /// Where the words of a piece of evidence stand: as near as can be to where it says they do.
    std::optional<Span> look_for(const Json& evidence) const {
        if (!anchor_) return std::nullopt;
        std::optional<Span> place;
        if (const auto bytes = span_at(evidence, "span")) place = anchor_->from_input(*bytes);
        const Json* box = member_of(evidence, "box");
        if (box != nullptr && box->IsArray() && box->Size() == 4 && (*box)[1].IsNumber())
            place = anchor_->from_page(number_at(evidence, "page"), (*box)[1].GetFloat());
        return anchor_->nearest(text_at(evidence, "text"), place ? place->begin : 0);
    }

    void findings(const Findings& found) {
        out_.Key("findings");
        out_.StartArray();
        for (const Finding& finding : found) {
            out_.StartObject();
            member("severity", name_of(finding.severity));
            member("code", finding.code);
            member("field", finding.field);
            member("message", finding.message);
            member("help", finding.help);
            out_.Key("span");
            span(place_of(finding));
            out_.Key("notes");
            notes(finding);
            out_.EndObject();
        }
        out_.EndArray();
    }

    /// Of what is wrong with bytes: the text that came from them.
    Span place_of(const Finding& finding) const {
        if (!finding.span.empty() || !anchor_) return finding.span;
        return anchor_->from_input(finding.bytes).value_or(Span{});
    }

    void notes(const Finding& finding) {
        out_.StartArray();
        for (const Finding::Note& note : finding.notes) {
            out_.StartObject();
            member("message", note.message);
            out_.Key("span");
            span(note.span);
            out_.EndObject();
        }
        out_.EndArray();
    }

    void passed() {
        out_.Key("passed");
        out_.StartArray();
        std::size_t count = 0;
        if (known_.choice != nullptr)
            for (const Decision& decision : known_.choice->decisions) {
                if (decision.taken || count++ >= most_passed) continue;
                out_.StartArray();
                out_.String(decision.field);
                out_.String(decision.candidate->rule->id);
                place(decision.candidate->span);
                out_.String(decision.reason);
                out_.EndArray();
            }
        out_.EndArray();
    }

    void member(std::string_view name, std::string_view value) {
        out_.Key(name);
        out_.String(value);
    }

    /// Two numbers of the array that is open.
    void place(Span span) {
        out_.Uint(offsets_->at(span.begin));
        out_.Uint(offsets_->at(span.end));
    }
    void no_place() {
        out_.Int(-1);
        out_.Int(-1);
    }

    void span(Span span) {
        if (span.empty() || !offsets_) return void(out_.Null());
        out_.StartArray();
        place(span);
        out_.EndArray();
    }

    const Json& record_;
    const Known& known_;
    std::optional<Anchor> anchor_;
    std::optional<Utf16Offsets> offsets_;
    rapidjson::StringBuffer buffer_;
    JsonWriter out_;
};

}  // namespace

std::string page_of(const Json& record, const Known& known, const Findings& found) {
    return PageWriter(record, known).write(found);
}

}  // namespace vacancy
