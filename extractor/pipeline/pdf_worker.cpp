// The process that reads PDFs for others: PdfWorkers holds the other end of its standard input.
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <new>

#include "document/wire.h"
#include "pipeline/pdf_questions.h"
#include "pipeline/pdf_workers.h"

namespace vacancy {
namespace {

constexpr int kSocket = STDIN_FILENO;
constexpr int kUsage = 2;

// ---- memory that runs out

void end_out_of_memory() {
    _exit(kOutOfMemory);
}

/// The library aborts, or worse, where it gets no memory.
void end_of_signal(int signal) {
    if (errno == ENOMEM) _exit(kOutOfMemory);
    raise(signal);  // its handler is reset: this ends the process
}

void name_lack_of_memory() {
    std::set_new_handler(end_out_of_memory);
    struct sigaction action {};
    action.sa_handler = end_of_signal;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER);
    for (const int signal : {SIGABRT, SIGTRAP, SIGSEGV}) sigaction(signal, &action, nullptr);
}

// ---- the socket

bool read_all(char* to, std::size_t size) {
    while (size > 0) {
        const ssize_t got = ::read(kSocket, to, size);
        if (got == 0 || (got < 0 && errno != EINTR)) return false;
        if (got < 0) continue;
        to += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

bool write_all(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t put = ::write(kSocket, bytes.data(), bytes.size());
        if (put < 0 && errno != EINTR) return false;
        if (put > 0) bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    return true;
}

/// False at the end.
bool answer_one(const PdfReader& reader, CageGaps gaps, std::string& bytes, std::string& out) {
    PdfQuestion question;
    if (!read_all(reinterpret_cast<char*>(&question), sizeof question)) return false;
    bytes.resize(question.size);
    if (!read_all(bytes.data(), bytes.size())) return false;
    allow_seconds(question.limits.max_pdf_seconds);
    errno = 0;
    PdfAnswer answer;
    out.assign(sizeof answer, '\0');
    write_wire(reader(bytes, question.limits), out);
    answer.gaps = gaps;
    answer.size = out.size() - sizeof answer;
    std::memcpy(out.data(), &answer, sizeof answer);
    return write_all(out);
}

bool is_socket() {
    int type = 0;
    socklen_t size = sizeof type;
    return getsockopt(kSocket, SOL_SOCKET, SO_TYPE, &type, &size) == 0;
}

}  // namespace

int run_pdf_worker(std::string_view memory_mib, const PdfReader& reader) {
    std::size_t memory = 0;
    const auto parsed = std::from_chars(memory_mib.data(), memory_mib.data() + memory_mib.size(), memory);
    if (parsed.ec != std::errc() || !is_socket()) return kUsage;
    prctl(PR_SET_NAME, "vacancy-pdf", 0, 0, 0);
    static_cast<void>(reader({}, Limits{}));  // the library opens its files
    const CageGaps gaps = close_cage(memory);
    name_lack_of_memory();
    std::string bytes;
    std::string out;
    while (answer_one(reader, gaps, bytes, out)) {
    }
    _exit(0);  // what is done at exit (a sanitizer looks for leaks) is not allowed in the cage
}

}  // namespace vacancy
