#ifndef VACANCY_PIPELINE_WORKER_H
#define VACANCY_PIPELINE_WORKER_H

#include <string>
#include <vector>

#include "pipeline/bulk.h"
#include "pipeline/convert.h"
#include "pipeline/fill.h"

namespace vacancy {

/// What one input came to, ready to be written.
struct Finished {
    struct Line {
        std::string json;
        Signature signature;  ///< where duplicates are looked for
        Filled filled;
    };
    std::vector<Line> records;
    std::string reject;  ///< its line of JSON; empty where there are records
    std::string reject_code;
    std::string messages;
    std::uint64_t hash = 0;        ///< of the input
    std::uint64_t bytes = 0;       ///< of the input
    std::uint64_t bytes_read = 0;  ///< of the files, once this input was read

    std::size_t size() const;  ///< bytes of memory
};

/// Of all that an input holds: says whether an input is the one that it was.
std::uint64_t hash_of(const Input& input);

/// How an input is called in messages.
std::string place_of(const Source& source);

/// A thread's own means of taking an input to its lines.
class Worker {
public:
    explicit Worker(const BulkOptions& options);

    Finished work(Input input);

private:
    void convert(const Source& source, Finished& out);
    bool write(Choice& choice, const Source& source, const Document& document, Finished& out);
    /// Has `maker` put its texts in place of the outcome's records, which begin with `first`.
    void make(const Source& source, const Outcome& outcome, std::size_t first, Finished& out) const;
    void tell(const Source& source, Diagnostics diagnostics, Finished& out) const;
    void reject(const Source& source, std::string_view stage, Diagnostics why, Finished& out,
                std::optional<std::uint64_t> byte = std::nullopt) const;

    const BulkOptions& options_;
    Converter converter_;
    RecordWriter writer_;
};

}  // namespace vacancy

#endif
