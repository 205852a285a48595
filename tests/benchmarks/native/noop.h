/* The smallest library there is: two functions that do nothing worth mentioning. */
#ifndef NOOP_H
#define NOOP_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct noop_thing noop_thing;

/* The wrapping sum of both. */
int64_t noop_add(int64_t a, int64_t b);

/* A new thing; it lives until noop_thing_free. */
noop_thing *noop_thing_new(int64_t value);
void noop_thing_free(noop_thing *thing);

/* The wrapping sum of both values. */
int64_t noop_pair(noop_thing *a, noop_thing *b);

#ifdef __cplusplus
}
#endif

#endif
