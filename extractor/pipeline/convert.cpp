#include "pipeline/convert.h"

#include <fmt/format.h>

#include "document/part.h"
#include "record/json.h"
#include "segment/several_adverts.h"

namespace vacancy {
namespace {

SourceInfo describe(const Source& source, const Document& document) {
    SourceInfo info;
    info.path = source.path;
    if (!source.member.empty()) info.member = source.member;
    info.media_type = name_of(source.type);
    info.charset = document.charset;
    info.bytes = source.bytes.size();
    info.sha256 = sha256_hex(source.bytes);
    info.layout = name_of(document.layout);
    if (!source.captured.empty()) info.captured = source.captured;
    return info;
}

/// A rule that ran into a regex limit is told by name and place; the advert goes on.
void tell_limits(const Matcher& matcher, Diagnostics& diagnostics) {
    const Rule* told = nullptr;
    for (const LimitHit& hit : matcher.limit_hits()) {
        if (hit.rule == told) continue;
        told = hit.rule;
        Diagnostic diagnostic;
        diagnostic.severity = Severity::warning;
        diagnostic.code = "regex_limit";
        diagnostic.message = fmt::format("rule {} ran into the {} limit and was given up",
                                         hit.rule ? hit.rule->id : "?", hit.limit);
        diagnostic.help = "make the rule stricter, or raise the limit";
        diagnostics.push_back(std::move(diagnostic));
    }
}

Diagnostic took_too_long(const Limits& limits) {
    Diagnostic d;
    d.code = "too_slow";
    d.message = fmt::format("trying the rules took more than {} s", limits.max_advert_seconds);
    d.help = "raise --max-advert-seconds";
    return d;
}

}  // namespace

Converter::Converter(std::shared_ptr<const Grammars> grammars, const Limits& limits)
    : grammars_(std::move(grammars)),
      limits_(limits),
      matcher_(*grammars_, limits_),
      extractor_(*grammars_, limits_) {}

Result<Outcomes> Converter::convert(const Source& source) {
    auto document = read_document(source, limits_, read_pdf_);
    if (!document) return document.why();

    const SourceInfo info = describe(source, *document);
    matcher_.begin_advert();
    Outline outline = segment(*document, *grammars_, matcher_);
    Outcomes outcomes;
    // a text of several adverts is told by the labels of the first
    for (const Span part : parts_of_adverts(*document, outline)) {
        Document advert = part_of(*document, part);
        Outline own = segment(advert, *grammars_, matcher_);
        outcomes.push_back(read_advert(std::move(advert), std::move(own)));
    }
    if (outcomes.empty()) outcomes.push_back(read_advert(*std::move(document), std::move(outline)));
    if (matcher_.out_of_time()) return took_too_long(limits_);

    std::size_t number = 0;
    for (Outcome& outcome : outcomes) {
        for (Choice& choice : outcome.choices) {
            choice.record.source = info;
            choice.record.id = fmt::format("{}-{}", info.sha256.substr(0, 16), number++);
            drop_impossible(choice.record, *outcome.document);
            tell_limits(matcher_, choice.record.diagnostics);
        }
    }
    return outcomes;
}

Outcome Converter::read_advert(Document document, Outline outline) {
    Outcome outcome;
    outcome.document = std::make_unique<Document>(std::move(document));
    outcome.outline = std::make_unique<Outline>(std::move(outline));
    outcome.extraction =
        std::make_unique<Extraction>(extractor_.run(*outcome.document, *outcome.outline, matcher_));
    if (matcher_.out_of_time()) return outcome;
    const int roles = static_cast<int>(outcome.extraction->roles.size());
    for (int role = roles ? 0 : -1; role < roles; ++role)
        outcome.choices.push_back(choose(*outcome.document, *outcome.outline, *outcome.extraction, role));
    return outcome;
}

}  // namespace vacancy
