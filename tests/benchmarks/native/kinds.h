/* One function for each kind of argument; none of them does anything worth mentioning. */
#ifndef KINDS_H
#define KINDS_H

#include <stddef.h>
#include <stdint.h>

typedef struct kinds_point {
    double x;
    double y;
} kinds_point;

/* Takes a value and the user's pointer, gives another value. */
typedef int64_t (*kinds_step)(int64_t value, void *user);

/* The wrapping sum of both. */
int64_t kinds_add(int64_t a, int64_t b);
int32_t kinds_add32(int32_t a, int32_t b);

/* The first byte of a text that ends in NUL. */
int32_t kinds_text(const char *text);

/* The first byte of some, plus how many there are. */
int64_t kinds_bytes(const void *data, size_t size);

/* The sum of both coordinates. */
double kinds_point_sum(kinds_point point);
double kinds_point_sum_at(const kinds_point *point);

/* 0, handed to step the given number of times. */
int64_t kinds_repeat(kinds_step step, void *user, int64_t times);

#endif
