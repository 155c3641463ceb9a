extern "C" int vacancy_test_answer() {
    return 42;
}
