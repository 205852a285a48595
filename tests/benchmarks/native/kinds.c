#include "kinds.h"

int64_t kinds_add(int64_t a, int64_t b) { return (int64_t)((uint64_t)a + (uint64_t)b); }

int32_t kinds_add32(int32_t a, int32_t b) { return (int32_t)((uint32_t)a + (uint32_t)b); }

int32_t kinds_text(const char *text) { return (unsigned char)text[0]; }

int64_t kinds_bytes(const void *data, size_t size) {
    return (int64_t)size + (size ? *(const unsigned char *)data : 0);
}

double kinds_point_sum(kinds_point point) { return point.x + point.y; }

double kinds_point_sum_at(const kinds_point *point) { return point->x + point->y; }

int64_t kinds_repeat(kinds_step step, void *user, int64_t times) {
    int64_t value = 0;
    while (times-- > 0) value = step(value, user);
    return value;
}
