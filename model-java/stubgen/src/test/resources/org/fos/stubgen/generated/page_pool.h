/* A pool of memory pages. */
#ifndef PAGE_POOL_H
#define PAGE_POOL_H

#include <stdint.h>
#define IN  __attribute__((gccxml("in")))
#define OUT __attribute__((gccxml("out")))

struct page_pool __attribute__((gccxml("service(PagePool, 7)")));

typedef struct lease *lease_t
    __attribute__((gccxml("serializer(org.example.LeaseSerializer)")));

uint32_t reserve(lease_t lease, uint32_t count);
void release(const uint32_t *pages IN, int n __attribute__((gccxml("length-of(pages)"))));
void status(const char *who IN, uint64_t *free OUT, lease_t *oldest OUT);
__attribute__((gccxml("oneway"))) void hint(uint8_t pressure);

#endif
