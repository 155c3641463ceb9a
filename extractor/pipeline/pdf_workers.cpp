#include "pipeline/pdf_workers.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <optional>
#include <utility>

#include "document/wire.h"
#include "pipeline/pdf_questions.h"

namespace vacancy {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kPiece = std::size_t{1} << 20;  ///< of an answer: what is not sent takes no memory

Diagnostic refusal(std::string code, std::string message, std::string help) {
    Diagnostic why;
    why.code = std::move(code);
    why.message = std::move(message);
    why.help = std::move(help);
    return why;
}

Diagnostic no_worker(int error) {
    return refusal("pdf_no_worker",
                   fmt::format("no process can be started to read the PDF in: {}", std::strerror(error)),
                   "read PDFs in the process, with --isolate none");
}

Diagnostic too_long(const Limits& limits) {
    return refusal("pdf_timeout", fmt::format("reading the PDF took more than {} s", limits.max_pdf_seconds),
                   "raise --max-pdf-seconds");
}

Diagnostic too_much(const Limits& limits) {
    return refusal("pdf_memory",
                   fmt::format("reading the PDF took more than {} MiB of memory", limits.max_pdf_memory_mib),
                   "raise --max-pdf-memory-mib");
}

Diagnostic crashed(std::string how) {
    return refusal("pdf_crashed", fmt::format("the PDF library failed on the PDF: {}", how),
                   "open it in a viewer and save it anew");
}

/// Why a worker ended that nobody told to.
Diagnostic why_ended(int status, const Limits& limits) {
    if (WIFEXITED(status) && WEXITSTATUS(status) == kOutOfMemory) return too_much(limits);
    if (WIFEXITED(status))
        return crashed(fmt::format("its process ended with status {}", WEXITSTATUS(status)));
    const int signal = WTERMSIG(status);
    if (signal == SIGXCPU) return too_long(limits);
    if (signal == SIGSYS) return crashed("its process made a system call that it must not make");
    return crashed(fmt::format("its process was ended by signal {}", signal));
}

/// How the process is started: the socket as standard input, nothing else of ours, a process group of its own
/// (so that Ctrl-C in a terminal is told to the run alone), no signal blocked or ignored.
class SpawnPlan {
public:
    explicit SpawnPlan(int socket) {
        posix_spawn_file_actions_init(&files_);
        posix_spawn_file_actions_adddup2(&files_, socket, 0);
        posix_spawn_file_actions_addopen(&files_, 1, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&files_, 2, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addclosefrom_np(&files_, 3);
        sigset_t none;
        sigset_t all;
        sigemptyset(&none);
        sigfillset(&all);
        posix_spawnattr_init(&how_);
        posix_spawnattr_setflags(&how_,
                                 POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        posix_spawnattr_setsigmask(&how_, &none);
        posix_spawnattr_setsigdefault(&how_, &all);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;
    ~SpawnPlan() {
        posix_spawnattr_destroy(&how_);
        posix_spawn_file_actions_destroy(&files_);
    }

    /// 0 or an errno.
    int start(const std::string& program, std::string memory_mib, pid_t& process) const {
        std::string name = "vacancy";
        std::string option = "--pdf-worker";
        char* const arguments[] = {name.data(), option.data(), memory_mib.data(), nullptr};
        return posix_spawn(&process, program.c_str(), &files_, &how_, arguments, environ);
    }

private:
    posix_spawn_file_actions_t files_;
    posix_spawnattr_t how_;
};

}  // namespace

/// One process, and our end of its socket.
class PdfWorkers::Worker {
public:
    static Result<std::unique_ptr<Worker>> start(const std::string& program, const Limits& limits) {
        int ends[2];
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return no_worker(errno);
        fcntl(ends[0], F_SETFL, O_NONBLOCK);
        pid_t process = 0;
        const int error =
            SpawnPlan(ends[1]).start(program, std::to_string(limits.max_pdf_memory_mib), process);
        close(ends[1]);
        if (error == 0) return std::unique_ptr<Worker>(new Worker(process, ends[0], limits));
        close(ends[0]);
        return no_worker(error);
    }

    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;
    ~Worker() { end(); }

    /// Nothing where the worker failed: it is of no more use, and failure() says why.
    std::optional<Result<Document>> read(std::string_view bytes) {
        deadline_ = Clock::now() + std::chrono::seconds(limits_.max_pdf_seconds);
        PdfQuestion question;
        question.limits = limits_;
        question.size = bytes.size();
        if (!send_all({reinterpret_cast<const char*>(&question), sizeof question}) || !send_all(bytes))
            return std::nullopt;
        if (!receive_answer()) return std::nullopt;
        std::optional<Result<Document>> read = read_wire(answer_);
        if (!read) failed_ = Failed::nonsense;
        if (answer_.capacity() > 4 * kPiece) std::string().swap(answer_);
        return read;
    }

    CageGaps gaps() const { return gaps_; }
    bool was_late() const { return failed_ == Failed::late; }

    Diagnostic failure() {
        const int status = end();
        if (failed_ == Failed::late) return too_long(limits_);
        if (failed_ == Failed::nonsense) return crashed("its process answered with nonsense");
        return why_ended(status, limits_);
    }

private:
    enum class Failed : std::uint8_t { no, ended, late, nonsense };

    Worker(pid_t process, int socket, const Limits& limits)
        : process_(process), socket_(socket), limits_(limits) {}

    /// Ends the process; one that has ended by itself keeps the status that it had.
    int end() {
        int status = 0;
        if (process_ == 0) return status;
        kill(process_, SIGKILL);
        while (waitpid(process_, &status, 0) < 0 && errno == EINTR) {
        }
        close(socket_);
        process_ = 0;
        return status;
    }

    bool fail(Failed how) {
        failed_ = how;
        return false;
    }

    bool wait_for(short events) {
        for (;;) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline_ - Clock::now()).count();
            if (left <= 0) return fail(Failed::late);
            pollfd one{socket_, events, 0};
            const int ready = poll(&one, 1, static_cast<int>(std::min<std::int64_t>(left, 60'000)));
            if (ready > 0) return true;
            if (ready < 0 && errno != EINTR) return fail(Failed::ended);
        }
    }

    /// After a call on the socket that gave an error: whether to try again.
    bool again(short events) {
        if (errno == EINTR) return true;
        if (errno == EAGAIN || errno == EWOULDBLOCK) return wait_for(events);
        return fail(Failed::ended);
    }

    bool send_all(std::string_view bytes) {
        while (!bytes.empty()) {
            const ssize_t sent = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent >= 0) {
                bytes.remove_prefix(static_cast<std::size_t>(sent));
            } else if (!again(POLLOUT)) {
                return false;
            }
        }
        return true;
    }

    bool receive_all(char* to, std::size_t size) {
        while (size > 0) {
            const ssize_t got = recv(socket_, to, size, 0);
            if (got == 0) return fail(Failed::ended);
            if (got > 0) {
                to += got;
                size -= static_cast<std::size_t>(got);
            } else if (!again(POLLIN)) {
                return false;
            }
        }
        return true;
    }

    bool receive_answer() {
        PdfAnswer head;
        head.magic = 0;
        if (!receive_all(reinterpret_cast<char*>(&head), sizeof head)) return false;
        // of text each byte can be a word in a place, and each other byte a line in a block
        if (head.magic != PdfAnswer{}.magic || head.size > 32 * limits_.max_text_bytes + kPiece)
            return fail(Failed::nonsense);
        gaps_ = head.gaps;
        answer_.clear();
        for (std::size_t got = 0; got < head.size; got = answer_.size()) {
            answer_.resize(std::min<std::size_t>(head.size, got + kPiece));
            if (!receive_all(answer_.data() + got, answer_.size() - got)) return false;
        }
        return true;
    }

    pid_t process_;
    int socket_;
    Limits limits_;
    Clock::time_point deadline_;
    std::string answer_;
    CageGaps gaps_;
    Failed failed_ = Failed::no;
};

PdfWorkers::PdfWorkers(std::string program, const Limits& limits)
    : program_(std::move(program)), limits_(limits) {}

PdfWorkers::~PdfWorkers() = default;

std::unique_ptr<PdfWorkers::Worker> PdfWorkers::take() {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) return nullptr;
    std::unique_ptr<Worker> worker = std::move(idle_.back());
    idle_.pop_back();
    return worker;
}

void PdfWorkers::keep(std::unique_ptr<Worker> worker) {
    const std::lock_guard lock(mutex_);
    gaps_ = worker->gaps();
    idle_.push_back(std::move(worker));
}

Result<Document> PdfWorkers::read(std::string_view bytes) {
    if (std::unique_ptr<Worker> used = take()) {
        if (auto read = used->read(bytes)) return keep(std::move(used)), *std::move(read);
        if (used->was_late()) return used->failure();
    }
    auto fresh = Worker::start(program_, limits_);
    if (!fresh) return fresh.why();
    if (auto read = (*fresh)->read(bytes)) return keep(*std::move(fresh)), *std::move(read);
    return (*fresh)->failure();
}

PdfReader PdfWorkers::reader() {
    return [this](std::string_view bytes, const Limits&) { return read(bytes); };
}

Diagnostics PdfWorkers::notes() const {
    const std::lock_guard lock(mutex_);
    Diagnostics notes;
    const auto add = [&](std::string_view what) {
        Diagnostic note = refusal("pdf_cage_open", fmt::format("PDFs were read in processes {}", what),
                                  "allow seccomp and Landlock where the program runs");
        note.severity = Severity::note;
        notes.push_back(std::move(note));
    };
    if (gaps_.calls != 0) add("whose system calls could not be filtered");
    if (gaps_.files != 0) add("that could not be kept from reading files");
    return notes;
}

}  // namespace vacancy
