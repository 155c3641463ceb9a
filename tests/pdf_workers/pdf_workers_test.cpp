// Whatever becomes of a worker costs one PDF, and the next is read.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <set>
#include <thread>

#include "helpers.h"
#include "source/source.h"

namespace vacancy::test {
namespace {

namespace fs = std::filesystem;

TEST(PdfWorkers, GivesWhatTheWorkerRead) {
    PdfWorkers workers = misbehaving();
    const auto read = workers.read("Lamp keeper");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->text, "Lamp keeper\n");
    EXPECT_EQ(read->layout, Layout::pdf);
    EXPECT_EQ(read->blocks.at(0).span, (Span{0, 11}));
    EXPECT_EQ(read->placed.at(0).box, (std::array<float, 4>{10, 20, 30, 40}));
    EXPECT_EQ(said(workers.read("refuse this")), "!pdf_broken");
}

struct Failure {
    std::string_view deed, code, message;
};

class Fails : public testing::TestWithParam<Failure> {};

TEST_P(Fails, CostsOnePdf) {
    Limits limits = narrow_limits();
    if (GetParam().code == "pdf_timeout") limits.max_pdf_seconds = 3;
    PdfWorkers workers = misbehaving(limits);
    EXPECT_EQ(said(workers.read("before")), "before\n");
    const auto read = workers.read(GetParam().deed);
    ASSERT_EQ(said(read), "!" + std::string(GetParam().code));
    EXPECT_NE(read.why().front().message.find(GetParam().message), std::string::npos)
        << read.why().front().message;
    EXPECT_FALSE(read.why().front().help.empty());
    EXPECT_EQ(said(workers.read("after")), "after\n");
}

INSTANTIATE_TEST_SUITE_P(PdfWorkers, Fails,
                         testing::Values(Failure{"segfault", "pdf_crashed", "signal 11"},
                                         Failure{"abort", "pdf_crashed", "signal 6"},
                                         Failure{"exit", "pdf_crashed", "status 5"},
                                         Failure{"close", "pdf_crashed", ""},
                                         Failure{"hang", "pdf_timeout", "more than 3 s"},
                                         Failure{"nonsense", "pdf_crashed", "nonsense"},
                                         Failure{"endless nonsense", "pdf_crashed", "nonsense"},
                                         Failure{"empty answer", "pdf_crashed", "nonsense"},
                                         Failure{"huge answer", "pdf_crashed", "nonsense"}),
                         [](const auto& failure) {
                             std::string name(failure.param.deed);
                             std::erase(name, ' ');
                             return name;
                         });

bool sanitized() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return true;
#elif defined(__has_feature)
    return __has_feature(address_sanitizer) || __has_feature(thread_sanitizer);
#else
    return false;
#endif
}

TEST(PdfWorkers, MemoryHasALimit) {
    if (sanitized()) GTEST_SKIP() << "sanitizers take terabytes of addresses";
    PdfWorkers workers = misbehaving();
    EXPECT_EQ(said(workers.read("eat with new")), "!pdf_memory");
    EXPECT_EQ(said(workers.read("eat with malloc")), "!pdf_memory");
    EXPECT_EQ(said(workers.read(std::string(100u << 20, 'x'))), "!pdf_memory");
    EXPECT_EQ(said(workers.read("after")), "after\n");
}

TEST(PdfWorkers, AreKeptForTheNextPdf) {
    PdfWorkers workers = misbehaving();
    const std::string process = said(workers.read("process"));
    for (int i = 0; i < 10; ++i) EXPECT_EQ(said(workers.read("process")), process);
}

TEST(PdfWorkers, OneThatWasKilledIsReplacedUnseen) {
    PdfWorkers workers = misbehaving();
    const std::string process = said(workers.read("process"));
    kill(std::stoi(process), SIGKILL);
    const std::string next = said(workers.read("process"));
    EXPECT_NE(next, process);
    EXPECT_GT(std::stoi(next), 0);
}

TEST(PdfWorkers, OneThatIsKilledWhileItReads) {
    Limits limits = narrow_limits();
    limits.max_pdf_seconds = 3;
    PdfWorkers workers = misbehaving(limits);
    const int process = std::stoi(said(workers.read("process")));
    std::thread killer([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        kill(process, SIGKILL);
    });
    // the one that takes over hangs, too
    EXPECT_EQ(said(workers.read("hang")), "!pdf_timeout");
    killer.join();
    EXPECT_EQ(said(workers.read("after")), "after\n");
}

TEST(PdfWorkers, AProgramThatIsNoWorker) {
    EXPECT_EQ(said(PdfWorkers("/no/such/program", narrow_limits()).read("x")), "!pdf_no_worker");
    EXPECT_EQ(said(PdfWorkers("/bin/true", narrow_limits()).read("x")), "!pdf_crashed");
}

TEST(PdfWorkers, InheritNoDescriptor) {
    const int ours = open("/dev/null", O_RDONLY);  // not closed on exec
    PdfWorkers workers = misbehaving();
    said(workers.read("before"));
    const std::string descriptors = said(workers.read("descriptors"));
    close(ours);
    EXPECT_EQ(descriptors, "0 1 2 \n");
}

TEST(PdfWorkers, AThousandPdfsEachTenthACrash) {
    PdfWorkers workers = misbehaving();
    std::atomic<int> next = 0;
    std::atomic<int> good = 0;
    std::atomic<int> crashed = 0;
    const auto work = [&] {
        for (int i = next++; i < 1000; i = next++) {
            const std::string words = i % 10 == 3 ? "segfault" : "advert " + std::to_string(i);
            const std::string came = said(workers.read(words));
            good += came == words + '\n' ? 1 : 0;
            crashed += came == "!pdf_crashed" ? 1 : 0;
        }
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) threads.emplace_back(work);
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(good, 900);
    EXPECT_EQ(crashed, 100);
}

/// Processes that are children of `parent`, zombies too.
std::set<int> children_of(int parent) {
    std::set<int> children;
    for (const auto& entry : fs::directory_iterator("/proc")) {
        const std::string name = entry.path().filename();
        if (name.find_first_not_of("0123456789") != std::string::npos) continue;
        auto stat = read_source(entry.path() / "stat", Limits{});
        if (!stat) continue;
        const std::string_view after = std::string_view(stat->bytes).substr(stat->bytes.rfind(')'));
        if (std::stoi(std::string(after.substr(4))) == parent) children.insert(std::stoi(name));
    }
    return children;
}

TEST(PdfWorkers, LeaveNoProcessBehind) {
    {
        PdfWorkers workers = misbehaving();
        for (const char* deed : {"one", "segfault", "two", "nonsense", "three"}) said(workers.read(deed));
        EXPECT_EQ(children_of(getpid()).size(), 1u);
    }
    EXPECT_TRUE(children_of(getpid()).empty());
}

bool ends_soon(int process) {
    for (int i = 0; i < 100; ++i) {
        auto stat = read_source("/proc/" + std::to_string(process) + "/stat", Limits{});
        if (!stat || stat->bytes.find(") Z") != std::string::npos) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return false;
}

/// A run that is killed while its worker does `deed`; gives the worker's process.
int worker_of_killed_run(std::string_view deed) {
    int ends[2];
    if (pipe(ends) != 0) return 0;
    const pid_t run = fork();
    if (run == 0) {
        PdfWorkers workers = misbehaving();
        const int worker = std::stoi(said(workers.read("process")));
        if (write(ends[1], &worker, sizeof worker) != sizeof worker) _exit(1);
        said(workers.read(deed));
        for (;;) pause();
    }
    int worker = 0;
    if (read(ends[0], &worker, sizeof worker) != sizeof worker) worker = 0;
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    kill(run, SIGKILL);
    waitpid(run, nullptr, 0);
    close(ends[0]);
    close(ends[1]);
    return worker;
}

TEST(PdfWorkers, EndWithTheRunHoweverItEnds) {
    for (const char* deed : {"hang", "done"}) {
        const int worker = worker_of_killed_run(deed);
        ASSERT_GT(worker, 0) << deed;
        EXPECT_TRUE(ends_soon(worker)) << deed;
    }
}

TEST(PdfWorkers, DontHearTheTerminal) {
    PdfWorkers workers = misbehaving();
    const int worker = std::stoi(said(workers.read("process")));
    EXPECT_EQ(getpgid(worker), worker);
}

// ---- the program as its own worker

std::vector<std::string> pdfs_of_the_corpus() {
    std::vector<std::string> paths;
    for (const char* folder : {"corpus/adverts", "tests/data/pdf"})
        for (const auto& entry : fs::directory_iterator(fs::path(VACANCY_SOURCE_DIR) / folder))
            if (entry.path().extension() == ".pdf") paths.push_back(entry.path());
    return paths;
}

bool same(const Block& a, const Block& b) {
    return a.kind == b.kind && a.level == b.level && a.strong == b.strong && a.gap_before == b.gap_before &&
           a.span == b.span;
}

bool same(const Placed& a, const Placed& b) {
    return a.span == b.span && a.page == b.page && a.box == b.box;
}

TEST(PdfWorkers, GiveWhatReadPdfGives) {
    if (!pdf_supported()) GTEST_SKIP();
    PdfWorkers workers(VACANCY_PROGRAM, Limits{});
    for (const std::string& path : pdfs_of_the_corpus()) {
        const auto source = read_source(path, Limits{});
        ASSERT_TRUE(source) << path;
        const auto theirs = workers.read(source->bytes);
        const auto ours = read_pdf(source->bytes, Limits{});
        ASSERT_EQ(said(theirs), said(ours)) << path;
        if (!ours) continue;
        EXPECT_TRUE(std::equal(theirs->blocks.begin(), theirs->blocks.end(), ours->blocks.begin(),
                               ours->blocks.end(), [](auto& a, auto& b) { return same(a, b); }));
        EXPECT_TRUE(std::equal(theirs->placed.begin(), theirs->placed.end(), ours->placed.begin(),
                               ours->placed.end(), [](auto& a, auto& b) { return same(a, b); }));
        EXPECT_EQ(theirs->source_lines, ours->source_lines);
        EXPECT_EQ(theirs->charset, ours->charset);
        EXPECT_EQ(theirs->diagnostics.size(), ours->diagnostics.size());
    }
}

// ---- PDFs that are made to be trouble

std::string pdf_of(const std::vector<std::string>& objects) {
    std::string pdf = "%PDF-1.4\n";
    for (std::size_t i = 0; i < objects.size(); ++i)
        pdf += std::to_string(i + 1) + " 0 obj" + objects[i] + "endobj\n";
    return pdf + "trailer<</Root 1 0 R>>\n";
}

/// Page 1 with this content; `resources` stands in its dictionary.
std::vector<std::string> page_of(const std::string& content, const std::string& resources) {
    return {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<<" + resources + ">>>>",
            "<</Length " + std::to_string(content.size()) + ">>stream\n" + content + "\nendstream "};
}

TEST(HostilePdf, DrawingsInDrawingsTakeForever) {
    if (!pdf_supported()) GTEST_SKIP();
    Limits limits;
    limits.max_pdf_seconds = 1;
    std::vector<std::string> objects = page_of("/X Do", "/XObject<</X 5 0 R>>");
    for (int i = 6; i < 36; ++i)
        objects.push_back("<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X " +
                          std::to_string(i) + " 0 R>>>>/Length 12>>stream\n/X Do /X Do \nendstream ");
    objects.push_back("<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 1>>stream\n \nendstream ");
    PdfWorkers workers(VACANCY_PROGRAM, limits);
    EXPECT_EQ(said(workers.read(pdf_of(objects))), "!pdf_timeout");
}

TEST(HostilePdf, StatesPiledUpTakeAllMemory) {
    if (!pdf_supported() || sanitized()) GTEST_SKIP();
    Limits limits;
    limits.max_pdf_memory_mib = 64;
    std::string content;
    for (int i = 0; i < 1'000'000; ++i) content += "q ";
    PdfWorkers workers(VACANCY_PROGRAM, limits);
    EXPECT_EQ(said(workers.read(pdf_of(page_of(content, "")))), "!pdf_memory");
}

}  // namespace
}  // namespace vacancy::test
