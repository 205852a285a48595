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

#define SFFI_ABI_VERSION 2

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

/* A number of any kind. For SFFI_COMPLEX, `integer` holds the bits of the imaginary part; for
 * SFFI_UNSIGNED, those of an integer above the largest int64_t. */
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
  SFFI_COMPLEX = 4,
  SFFI_UNSIGNED = 5
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

/* One argument or part of a result on its way through a uniform entry. */
typedef union sffi_value {
  int64_t integer;
  uint64_t unsigned_integer;
  double real;
  const void *pointer;
} sffi_value;

/* Every function of a shim also has an entry of this one signature: its C arguments in order, and
 * its C result in up to three values (a number has three parts, bytes two). */
typedef void (*sffi_entry)(const sffi_value *arguments, sffi_value *result);

/* Entry points of the running CPython, handed over once by the loader. With them a shim releases
 * the GIL around the functions that compute, raises the Python exception itself, keeps Python
 * objects alive, and can be called with CPython's own calling convention (see sffi/python.hpp).
 * Without them it does none of that: the caller looks for the sentinel and reads
 * rt_<lib>__error_*. All of these are part of Python's stable ABI. */
typedef struct sffi_python {
  int64_t size;        /* of this struct */
  int64_t record_size; /* of sffi::python_function */
  void *(*save_thread)(void);
  void (*restore_thread)(void *state);
  int (*ensure_gil)(void);
  void (*release_gil)(int state);
  int (*is_initialized)(void);
  void (*increment)(void *object);
  void (*decrement)(void *object);
  void *(*call_function)(void *callable, const char *format, ...);
  void (*set_error)(void *type, void *value);
  void *(*error_occurred)(void);
  void *(*format_error)(void *type, const char *format, ...);
  void *(*capsule_pointer)(void *capsule, const char *name);
  long long (*to_integer)(void *object);
  unsigned long long (*to_unsigned)(void *object);
  double (*to_real)(void *object);
  int (*bytes_parts)(void *object, char **data, intptr_t *size);
  const char *(*text_parts)(void *object, intptr_t *size);
  void *(*from_integer)(long long value);
  void *(*from_unsigned)(unsigned long long value);
  void *(*from_real)(double value);
  void *(*from_bool)(long value);
  void *(*from_complex)(double real, double imaginary);
  void *(*from_bytes)(const char *data, intptr_t size);
  void *(*from_text)(const char *data, intptr_t size, const char *errors);
  void *(*new_tuple)(intptr_t size);
  int (*set_tuple_item)(void *tuple, intptr_t index, void *item);
  void *(*new_list)(intptr_t size);
  int (*set_list_item)(void *list, intptr_t index, void *item);
  void *(*allocate)(void *type, intptr_t items);
  int (*is_subtype)(void *type, void *base);
  void *(*sequence_tuple)(void *object);
  intptr_t (*tuple_size)(void *tuple);
  void *(*tuple_item)(void *tuple, intptr_t index);
  void (*clear_error)(void);
  void *errors[SFFI_ERROR_COUNT]; /* exception classes, alive as long as the process */
  void *none;
  void *type_error;
  void *int_type;
  void *float_type;
  void *true_object;
  void *false_object;
  void *convert; /* callable(object, kind, function, argument): what C would take, or raises */
  int64_t type_offset;   /* of the type pointer in every object */
  int64_t handle_offset; /* of the native pointer in a handle object */
} sffi_python;

#endif
