#include <vacancy/vacancy.h>

#include <cstdio>

// Prints each advert's title and its record, and what was doubtful about it.
int main(int argc, char** argv) {
    const vacancy::Limits limits;
    vacancy::Converter converter(vacancy::Grammars::built_in(), limits);
    vacancy::RecordWriter writer({});
    for (int i = 1; i < argc; ++i) {
        auto source = vacancy::read_source(argv[i], limits);
        if (!source) {
            std::printf("%s", vacancy::render(source.why().front()).c_str());
            continue;
        }
        auto outcomes = converter.convert(*source);
        if (!outcomes) {
            std::printf("%s", vacancy::render(outcomes.why().front()).c_str());
            continue;
        }
        for (const vacancy::Outcome& outcome : *outcomes) {
            for (const vacancy::Choice& choice : outcome.choices) {
                std::printf("%s\n", choice.record.title.value_or("(no title)").c_str());
                auto json = writer.write(choice.record, *outcome.document);
                if (json) std::printf("%.*s\n", static_cast<int>(json->size()), json->data());
                for (const vacancy::Diagnostic& diagnostic : choice.record.diagnostics)
                    std::printf("%s: %s\n", diagnostic.code.c_str(), diagnostic.message.c_str());
            }
        }
    }
}
