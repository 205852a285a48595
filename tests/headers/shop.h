/*
 * shop.h - a small library in the usual style
 * Copyright (C) nobody
 */
#ifndef SHOP_H
#define SHOP_H

#include <stddef.h>
#include <stdint.h>
#include <time.h>

/* ==== Versions ==== */

#define SHOP_VERSION "2.1"
#define SHOP_MAJOR 2
#define SHOP_ITEM_SIZE sizeof(struct shop_item)

/* ==== Types ==== */

/** A shop; see shop_open(). */
typedef struct shop shop_t;

/** What went wrong. */
typedef enum shop_status {
  SHOP_OK = 0,  /**< all is well */
  SHOP_CLOSED,  /**< nobody is there */
  SHOP_EMPTY = 10
} shop_status;

enum shop_access { SHOP_READ = 1, SHOP_WRITE = 2, SHOP_ADMIN = 4, SHOP_ALL = 7 };

/** Something to buy. */
struct shop_item {
  char name[16];            /**< its name */
  double price;             /**< in euros */
  unsigned sold : 1;
  const char *origin;
  struct tm *since;
  shop_t *shop;
  void (*on_sold)(struct shop_item *item, void *user_data);
};

/** Called for each item; anything but 0 ends it. */
typedef int (*shop_visitor)(const struct shop_item *item, void *user_data);

typedef int64_t shop_id;

/* ==== Functions ==== */

/**
 * @brief Open a shop.
 *
 * @param path where it is
 * @param[out] out the shop
 * @return ::SHOP_OK, or what went wrong
 */
shop_status shop_open(const char *path, shop_t **out);
/** Closes a shop. */
void shop_close(shop_t *shop);
shop_t *shop_new(void);
shop_t *shop_parent(const shop_t *shop);

/** Read up to \c size bytes into \p buffer. */
long shop_read(shop_t *shop, void *buffer, size_t size);
int shop_write(shop_t *shop, const unsigned char *data, size_t data_len);
double shop_mean(const double *prices, int n_prices);
int shop_counts(shop_t *shop, int *open, long long *sold);
int shop_compress(unsigned char *dest, size_t *dest_len, const void *src, size_t src_len);

int shop_each(shop_t *shop, shop_visitor visit, void *user_data);
void shop_set_alarm(shop_t *shop, void (*ring)(int hour, void *ctx), void *ctx, void (*free_ctx)(void *));
int shop_add(shop_t *shop, const struct shop_item *item);
struct shop_item shop_first(shop_t *shop);
char *shop_describe(shop_t *shop);
const char *shop_error(shop_t *shop);
void shop_free(void *memory);
shop_id shop_ident(const shop_t *shop) __attribute__((deprecated("use shop_describe")));
int shop_logf(shop_t *shop, const char *format, ...);
extern const char shop_version[];

#define SHOP_MAX(a, b) ((a) > (b) ? (a) : (b))
#define shop_shut shop_close

#endif
