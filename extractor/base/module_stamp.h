#ifndef VACANCY_BASE_MODULE_STAMP_H
#define VACANCY_BASE_MODULE_STAMP_H

/// Which build this is: the version, and a hash over the headers that modules share with the program
/// (cmake/module_stamp.cmake). The program has one and each module has one, and find_in_module() wants them
/// equal.
extern "C" __attribute__((visibility("default"))) const char* vacancy_module_stamp();

#endif
