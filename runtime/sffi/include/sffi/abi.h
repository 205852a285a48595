/* The C types that every generated shim and its callers share.
 *
 * Integers, booleans and enum codes cross as int64_t, floating-point numbers as double: one
 * register each, with no extension rule that differs by platform. A handle is a struct around one
 * pointer, a distinct type for each class, passed and returned by value; a null pointer in it is
 * "closed", "none", or, as a result, "failed".
 */
#ifndef SFFI_ABI_H
#define SFFI_ABI_H

#include <stdint.h>

#define SFFI_ABI_VERSION 1

#if defined(_WIN32)
#define SFFI_EXPORT __declspec(dllexport)
#else
#define SFFI_EXPORT __attribute__((visibility("default")))
#endif

#if defined(__cplusplus)
#define SFFI_NOEXCEPT noexcept
#else
#define SFFI_NOEXCEPT
#endif

/* Memory owned by the receiver (text, bytes, lists of numbers); give it to rt_<lib>__bytes_release.
 * data is null only where the call failed or an optional result is absent. */
typedef struct sffi_bytes {
  void *data;
  int64_t size; /* in bytes */
} sffi_bytes;

/* A list of handles owned by the receiver; give it to rt_<lib>__list_release. */
typedef struct sffi_list {
  void *ptr;
} sffi_list;

/* A number of any kind. For SFFI_COMPLEX, `integer` holds the bits of the imaginary part. */
typedef struct sffi_number {
  int64_t tag;
  int64_t integer;
  double real;
} sffi_number;

enum {
  SFFI_FAILED = -1,
  SFFI_NONE = 0,
  SFFI_INTEGER = 1,
  SFFI_REAL = 2,
  SFFI_BOOL = 3,
  SFFI_COMPLEX = 4
};

/* What went wrong, in the terms of the host language's exception classes. */
enum {
  SFFI_ERROR_RUNTIME = 0,
  SFFI_ERROR_INDEX = 1,
  SFFI_ERROR_VALUE = 2,
  SFFI_ERROR_TYPE = 3,
  SFFI_ERROR_NOT_IMPLEMENTED = 4,
  SFFI_ERROR_MEMORY = 5,
  SFFI_ERROR_OVERFLOW = 6,
  SFFI_ERROR_CLOSED = 7,
  SFFI_ERROR_COUNT = 8
};

/* Entry points of the running CPython, handed over once by the loader. With them a shim releases
 * the GIL around the functions that compute, raises the Python exception itself, and keeps Python
 * objects alive. Without them it neither releases nor raises: the caller looks for the sentinel
 * and reads rt_<lib>__error_*. All of these are part of Python's stable ABI. */
typedef struct sffi_python {
  int64_t size; /* of this struct, so that it can grow */
  void *(*save_thread)(void);
  void (*restore_thread)(void *state);
  int (*ensure_gil)(void);
  void (*release_gil)(int state);
  int (*is_initialized)(void);
  void (*increment)(void *object);
  void (*decrement)(void *object);
  void *(*call_function)(void *callable, const char *format, ...);
  void (*set_error)(void *type, void *value);
  void *errors[SFFI_ERROR_COUNT]; /* exception classes, alive as long as the process */
} sffi_python;

#endif
