#include "noop.h"

#include <stdlib.h>

struct noop_thing {
    int64_t value;
};

int64_t noop_add(int64_t a, int64_t b) { return (int64_t)((uint64_t)a + (uint64_t)b); }

noop_thing *noop_thing_new(int64_t value) {
    noop_thing *thing = malloc(sizeof *thing);
    if (thing) thing->value = value;
    return thing;
}

void noop_thing_free(noop_thing *thing) { free(thing); }

int64_t noop_pair(noop_thing *a, noop_thing *b) { return noop_add(a->value, b->value); }
