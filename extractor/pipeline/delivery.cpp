#include "pipeline/delivery.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "base/hash.h"

namespace vacancy {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view journal_form = "vacancy-journal-2";

/// The output that the others' files are named after.
const std::string& first_output(const BulkOptions& options) {
    return options.outputs.front().path;
}

std::string journal_path(const BulkOptions& options) {
    const std::string part = Output::part_of(first_output(options));
    return part.substr(0, part.size() - std::string_view(".part").size()) + ".journal";
}

std::string seen_path(const BulkOptions& options) {
    return first_output(options) + ".seen";
}

Diagnostic cannot_go_on(const std::string& file, std::string message) {
    Diagnostic d;
    d.code = "not_resumable";
    d.file = file;
    d.message = std::move(message);
    d.help = "run the same command on the same inputs, or leave out --resume to start anew";
    return d;
}

Diagnostic other_command(const std::string& file, const std::vector<std::string>& then,
                         const std::vector<std::string>& now) {
    Diagnostic d = cannot_go_on(file, "the unfinished run was started by another command");
    const auto only = [&](std::string_view when, const auto& in, const auto& not_in) {
        for (const std::string& word : in)
            if (std::find(not_in.begin(), not_in.end(), word) == not_in.end())
                d.notes.push_back(fmt::format("{}: {}", when, word));
    };
    only("then", then, now);
    only("now", now, then);
    return d;
}

Diagnostic started_anew(const std::string& file, std::uint64_t inputs) {
    Diagnostic d;
    d.severity = Severity::note;
    d.code = "started_anew";
    d.file = file;
    d.message = fmt::format("an unfinished run that had done {} inputs is given up and started anew", inputs);
    d.help = "--resume goes on with an unfinished run";
    return d;
}

Diagnostic gone(const std::string& file) {
    return cannot_go_on(file, "what the unfinished run had written is gone");
}

bool is_ndjson(const OutputFile& file) {
    return file.format == &formats().front();
}

std::uint64_t chained(std::uint64_t hash, std::uint64_t next) {
    return hash64({reinterpret_cast<const char*>(&next), sizeof next}, hash);
}

/// The record's field duplicate_of, which was written as null, gets its value. It stands before all words of
/// the advert.
void set_duplicate(std::string& json, const std::string& id) {
    const std::size_t key = json.find("\"duplicate_of\"");
    json.replace(json.find("null", key), 4, '"' + id + '"');
}

/// All of what an input came to, as one JSON text.
std::string one_line(const Finished& finished) {
    if (finished.records.empty()) return R"({"schema":"vacancy-reject/1",)" + finished.reject.substr(1);
    if (finished.records.size() == 1) return finished.records.front().json;
    std::string line = R"({"schema":"vacancy-pack/1","records":[)";
    for (const Finished::Line& record : finished.records) line += record.json + ',';
    line.back() = ']';
    return line + '}';
}

}  // namespace

bool can_go_on(const std::vector<OutputFile>& outputs) {
    const auto is_file = [](const OutputFile& file) { return Output::is_file(file.path); };
    const auto can_be_cut = [](const OutputFile& file) { return file.format->can_be_cut; };
    return std::all_of(outputs.begin(), outputs.end(), is_file) &&
           (std::any_of(outputs.begin(), outputs.end(), is_ndjson) ||
            std::all_of(outputs.begin(), outputs.end(), can_be_cut));
}

Delivery::Delivery(const BulkOptions& options, BulkWatcher& watcher)
    : options_(options),
      watcher_(watcher),
      lasting_(options.taker == nullptr && can_go_on(options.outputs)),
      duplicates_(options.dedupe),
      last_checkpoint_(std::chrono::steady_clock::now()) {}

Diagnostics Delivery::open() {
    if (lasting_)
        if (Diagnostics why = open_journal(); !why.empty()) return why;
    Diagnostics why = state_.complete ? Diagnostics{} : open_outputs();
    if (!why.empty() && journal_ && !checkpoint_of(journal_->last())) give_up();
    return why;
}

/// Leaves nothing of a run that could not begin.
void Delivery::give_up() {
    std::error_code ignored;
    for (std::size_t i = 0; i < outputs_.size(); ++i)
        fs::remove(Output::part_of(options_.outputs[i].path), ignored);
    (void)journal_->remove();
}

Diagnostics Delivery::open_outputs() {
    if (options_.taker) return {};
    state_.output_bytes.resize(options_.outputs.size());
    for (std::size_t i = 0; i < options_.outputs.size(); ++i)
        if (Diagnostics why = open_output(options_.outputs[i], state_.output_bytes[i]); !why.empty())
            return why;
    if (Diagnostics why = catch_up(); !why.empty()) return why;
    if (state_.rejects_bytes > 0)
        if (Diagnostics why = open_rejects(); !why.empty()) return why;
    if (!lasting_ || options_.dedupe == Dedupe::none) return {};
    if (Diagnostics why = read_seen(); !why.empty()) return why;
    auto seen = Output::open_lasting(seen_path(options_), state_.seen_bytes);
    if (!seen) return seen.why();
    seen_.emplace(*std::move(seen));
    return {};
}

Diagnostics Delivery::open_output(const OutputFile& file, std::uint64_t keep) {
    auto opened = lasting_ ? RecordOutput::open_lasting(file.path, *file.format, options_.limits, keep)
                           : RecordOutput::open(file.path, *file.format, options_.limits);
    if (!opened) return opened.why();
    outputs_.push_back(*std::move(opened));
    return {};
}

/// Outputs that can't be cut get the records of the run before this one anew, from its NDJSON.
Diagnostics Delivery::catch_up() {
    const auto& files = options_.outputs;
    const auto lines = std::find_if(files.begin(), files.end(), is_ndjson);
    if (state_.tally.records == 0 || lines == files.end()) return {};
    std::ifstream in(Output::part_of(lines->path), std::ios::binary);
    std::string json;
    for (std::uint64_t i = 0; i < state_.tally.records; ++i) {
        if (!std::getline(in, json)) return {gone(first_output(options_))};
        for (std::size_t o = 0; o < files.size(); ++o) {
            if (files[o].format->can_be_cut) continue;
            if (Diagnostics why = outputs_[o].write(json); !why.empty()) return why;
        }
    }
    return {};
}

Diagnostics Delivery::open_journal() {
    auto journal = Journal::open(journal_path(options_), first_output(options_));
    if (!journal) return journal.why();
    journal_.emplace(*std::move(journal));
    const auto last = checkpoint_of(journal_->last());
    if (options_.resume && !journal_->first().empty()) return go_on();
    if (last) watcher_.messages(render(started_anew(first_output(options_), last->tally.inputs)));
    if (Diagnostics why = journal_->clear(); !why.empty()) return why;
    return journal_->append(fmt::format("{} {}", journal_form, to_line(options_.command)));
}

Diagnostics Delivery::go_on() {
    std::vector<std::string> then = words_of(journal_->first());
    const bool known = !then.empty() && then.front() == journal_form;
    if (!known) return {cannot_go_on(first_output(options_), "its journal is not one that can be read")};
    then.erase(then.begin());
    if (then != options_.command) return {other_command(first_output(options_), then, options_.command)};
    const auto last = checkpoint_of(journal_->last());
    if (!last) return {};  // killed before its first checkpoint
    state_ = *last;
    if (state_.complete) return {};
    const auto is_short = [](const std::string& path, std::uint64_t size) {
        std::error_code error;
        return size > 0 && (fs::file_size(Output::part_of(path), error) < size || error);
    };
    bool any = is_short(options_.rejects, state_.rejects_bytes) ||
               is_short(seen_path(options_), state_.seen_bytes) ||
               state_.output_bytes.size() != options_.outputs.size();
    for (std::size_t i = 0; !any && i < options_.outputs.size(); ++i)
        any = is_short(options_.outputs[i].path, state_.output_bytes[i]);
    return any ? Diagnostics{gone(first_output(options_))} : Diagnostics{};
}

/// What was seen before is made known again as it was then: record by record.
Diagnostics Delivery::read_seen() {
    if (state_.seen_bytes == 0) return {};
    std::ifstream in(Output::part_of(seen_path(options_)), std::ios::binary);
    Signature signature;
    for (std::uint64_t at = 0; at < state_.seen_bytes; at += sizeof signature) {
        if (!in.read(reinterpret_cast<char*>(&signature), sizeof signature))
            return {gone(first_output(options_))};
        (void)duplicates_.first_of(signature);
    }
    return {};
}

Diagnostics Delivery::open_rejects() {
    const bool lasting = lasting_ && Output::is_file(options_.rejects);
    auto opened = lasting ? Output::open_lasting(options_.rejects, state_.rejects_bytes)
                          : Output::open(options_.rejects);
    if (!opened) return opened.why();
    rejects_.emplace(*std::move(opened));
    return {};
}

void Delivery::skip(std::uint64_t hash) {
    skipped_hash_ = chained(skipped_hash_, hash);
}

Diagnostics Delivery::skipped() const {
    if (skipped_hash_ == state_.inputs_hash) return {};
    return {
        cannot_go_on(first_output(options_),
                     fmt::format("the inputs are not those of the unfinished run: one of the first {} has "
                                 "changed, is new or is gone",
                                 state_.tally.inputs))};
}

Diagnostics Delivery::take(Finished finished, const BulkProgress& progress) {
    if (Diagnostics why = put(finished); !why.empty()) return why;
    Tally& tally = state_.tally;
    ++tally.inputs;
    tally.bytes += finished.bytes;
    state_.inputs_hash = chained(state_.inputs_hash, finished.hash);
    if (!finished.messages.empty()) watcher_.messages(finished.messages);
    BulkProgress now = progress;
    now.tally = &tally;
    now.bytes_read = finished.bytes_read;
    watcher_.progress(now);
    if (options_.line_each)
        for (RecordOutput& output : outputs_)
            if (Diagnostics why = output.flush(); !why.empty()) return why;
    const bool due = std::chrono::steady_clock::now() - last_checkpoint_ >= options_.checkpoint_every;
    return lasting_ && due ? checkpoint() : Diagnostics{};
}

Diagnostics Delivery::put(Finished& finished) {
    for (Finished::Line& line : finished.records) {
        count(line);
        if (options_.dedupe == Dedupe::none) continue;
        if (Diagnostics why = mark_duplicate(line); !why.empty()) return why;
    }
    if (options_.taker) {
        for (const Finished::Line& line : finished.records)
            if (Diagnostics why = options_.taker->take(line.json); !why.empty()) return why;
    } else if (options_.line_each) {
        if (Diagnostics why = write(one_line(finished)); !why.empty()) return why;
    } else {
        for (const Finished::Line& line : finished.records)
            if (Diagnostics why = write(line.json); !why.empty()) return why;
    }
    if (finished.reject.empty()) return ++state_.tally.with_records, Diagnostics{};
    return put_reject(finished);
}

Diagnostics Delivery::write(std::string_view json) {
    for (RecordOutput& output : outputs_)
        if (Diagnostics why = output.write(json); !why.empty()) return why;
    return {};
}

void Delivery::count(const Finished::Line& line) {
    ++state_.tally.records;
    for (std::size_t i = 0; i < fill_fields().size(); ++i) state_.tally.filled[i] += line.filled[i];
}

Diagnostics Delivery::mark_duplicate(Finished::Line& line) {
    if (const auto first = duplicates_.first_of(line.signature)) {
        set_duplicate(line.json, *first);
        ++state_.tally.duplicates;
    }
    if (!seen_) return {};
    return seen_->write({reinterpret_cast<const char*>(&line.signature), sizeof line.signature});
}

Diagnostics Delivery::put_reject(const Finished& finished) {
    ++state_.tally.rejects[finished.reject_code];
    if (options_.taker)
        if (Diagnostics why = options_.taker->take_reject(finished.reject); !why.empty()) return why;
    if (options_.rejects.empty()) return {};
    if (!rejects_)
        if (Diagnostics why = open_rejects(); !why.empty()) return why;
    return rejects_->write_line(finished.reject);
}

/// The journal says only what is on the disk: so the outputs first.
Diagnostics Delivery::checkpoint() {
    for (std::size_t i = 0; i < outputs_.size(); ++i) {
        if (Diagnostics why = outputs_[i].sync(); !why.empty()) return why;
        const bool counts = options_.outputs[i].format->can_be_cut || state_.complete;
        state_.output_bytes[i] = counts ? outputs_[i].size() : 0;
    }
    for (auto* output : {&rejects_, &seen_})
        if (*output)
            if (Diagnostics why = (*output)->sync(); !why.empty()) return why;
    state_.rejects_bytes = rejects_ ? rejects_->size() : 0;
    state_.seen_bytes = seen_ ? seen_->size() : 0;
    last_checkpoint_ = std::chrono::steady_clock::now();
    return journal_->append(to_line(state_));
}

Diagnostics Delivery::interrupt() {
    if (options_.taker) return options_.taker->finish();
    if (lasting_) return checkpoint();
    for (RecordOutput& output : outputs_)
        if (Diagnostics why = output.flush(); !why.empty()) return why;
    return {};
}

Diagnostics Delivery::finish() {
    if (options_.taker)
        if (Diagnostics why = options_.taker->finish(); !why.empty()) return why;
    if (!state_.complete)
        if (Diagnostics why = complete(); !why.empty()) return why;
    if (Diagnostics why = put_in_place(); !why.empty()) return why;
    if (!lasting_) return {};
    remove_leftovers();
    Diagnostics why = journal_->remove();
    journal_.reset();
    return why;
}

/// All of every output is written before any is put in its place.
Diagnostics Delivery::complete() {
    for (RecordOutput& output : outputs_) {
        if (Diagnostics why = output.complete(); !why.empty()) return why;
        if (Diagnostics why = output.flush(); !why.empty()) return why;
    }
    if (!lasting_) return {};
    state_.complete = true;
    return checkpoint();
}

/// A run that was killed here had put some files in their places, and is gone on with here.
Diagnostics Delivery::put_in_place() {
    for (RecordOutput& output : outputs_)
        if (Diagnostics why = output.finish(); !why.empty()) return why;
    if (rejects_) return rejects_->finish();
    if (!outputs_.empty() || options_.taker) return {};
    const auto put = [](const std::string& path, std::uint64_t size) -> Diagnostics {
        if (!fs::exists(Output::part_of(path))) return {};
        auto output = Output::open_lasting(path, size);
        return output ? output->finish() : output.why();
    };
    for (std::size_t i = 0; i < options_.outputs.size(); ++i)
        if (Diagnostics why = put(options_.outputs[i].path, state_.output_bytes[i]); !why.empty()) return why;
    return state_.rejects_bytes > 0 ? put(options_.rejects, state_.rejects_bytes) : Diagnostics{};
}

/// What earlier runs left: signatures, rejects that are none any more.
void Delivery::remove_leftovers() const {
    std::error_code ignored;
    fs::remove(Output::part_of(seen_path(options_)), ignored);
    if (options_.rejects.empty() || state_.rejects_bytes > 0 || !Output::is_file(options_.rejects)) return;
    fs::remove(Output::part_of(options_.rejects), ignored);
    fs::remove(options_.rejects, ignored);
}

}  // namespace vacancy
