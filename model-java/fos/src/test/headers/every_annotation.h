/* Uses every annotation and every type that stubgen knows, for the tests of the stubs. */
#ifndef EVERY_ANNOTATION_H
#define EVERY_ANNOTATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../../main/headers/fos_rpc.h"

#define FRACTION __attribute__((gccxml("serializer(org.fos.lib.message.FractionSerializer)")))

struct every_annotation __attribute__((gccxml("service(EveryAnnotation, 4000)")));

/* in: scalars by value, of every width, under C's names for them */
uint64_t integers(int8_t a, uint8_t b, int16_t c, uint16_t d, int32_t e, uint32_t f, int64_t g,
                  uint64_t h, size_t i, bool j);
long plain(char a, unsigned char b, short c, unsigned short d, int e, unsigned f, long g,
           unsigned long long h);

/* in-out and out: what comes back beside the returned value */
bool counters(uint8_t *a INOUT, int16_t *b INOUT, uint32_t *c INOUT, int64_t *d OUT, bool *e OUT);

/* in by reference: a single value */
void by_reference(const int32_t *value IN);

/* strings */
const char *greet(const char *name IN, char *mood INOUT, char **farewell OUT);

/* length-of: arrays of every element type, forth */
uint32_t arrays(
    const uint8_t *a IN, size_t na __attribute__((gccxml("length-of(a)"))),
    const char *b IN, int nb __attribute__((gccxml("length-of(b)"))),
    const int16_t *c IN, size_t nc __attribute__((gccxml("length-of(c)"))),
    const uint16_t *d IN, size_t nd __attribute__((gccxml("length-of(d)"))),
    const int32_t *e IN, size_t ne __attribute__((gccxml("length-of(e)"))),
    const uint32_t f[] IN, size_t nf __attribute__((gccxml("length-of(f)"))),
    const uint64_t *g IN, size_t ng __attribute__((gccxml("length-of(g)"))),
    const bool *h IN, size_t nh __attribute__((gccxml("length-of(h)"))));

/* length-of: back, and both ways; the length may stand first */
void reverse(size_t *n INOUT __attribute__((gccxml("length-of(bytes)"))), void *bytes INOUT,
             uint16_t *widened OUT, size_t *m OUT __attribute__((gccxml("length-of(widened)"))));

/* serializer: on a typedef, a struct, a parameter, a returned value */
typedef struct fraction *fraction_t FRACTION;
struct ratio { int64_t top; int64_t bottom; } FRACTION;
struct opaque;
fraction_t add(fraction_t a, const struct ratio *b IN, const struct opaque *c IN FRACTION,
               struct ratio *difference OUT);
FRACTION struct opaque *half(struct ratio *whole INOUT);

/* oneway, names that Java has taken, and a function without parameters */
ONEWAY void notify_all(const char *class IN, int32_t to);
void nothing(void);

#endif
