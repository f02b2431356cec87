/* Physical memory, page by page, from a distributed pool of page numbers (report 4.7.2). */
#ifndef FOS_PAGES_H
#define FOS_PAGES_H

#include <stdint.h>

#include "fos_rpc.h"

struct pages __attribute__((gccxml("service(Pages, 12)")));

/* What became of a request. */
typedef int32_t pages_result_t;
#define PAGES_OK          0
#define PAGES_REFUSED     1 /* no page is left; or, of a page given back: its keeper has crashed */
#define PAGES_NOT_SERVING 2 /* the server is not in the fleet: ask another one */

/* Gives the caller a page of its own. */
pages_result_t allocate(uint64_t *page OUT);

/* Takes back a page that the caller has been given. */
pages_result_t release(uint64_t page);

#endif
