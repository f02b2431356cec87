/* The name service: hierarchical names for mailboxes, on the replicated store (report 4.7.1). */
#ifndef FOS_NAMING_H
#define FOS_NAMING_H

#include <stdbool.h>
#include <stdint.h>

#include "fos_rpc.h"

struct naming __attribute__((gccxml("service(Naming, 3)")));

/* What became of a request. */
typedef int32_t naming_result_t;
#define NAMING_OK           0
#define NAMING_TAKEN        1 /* another mailbox has that name */
#define NAMING_UNKNOWN      2 /* nobody has that name */
#define NAMING_TRY_AGAIN    3 /* a concurrent change was in the way */
#define NAMING_INVALID_NAME 4 /* not of the form /a/b/c */
#define NAMING_NOT_SERVING  5 /* the server is not in the fleet yet: ask another one */

/* Gives a mailbox a name that is free. */
naming_result_t register_name(const char *name IN, const char *mailbox IN);

/* Tells which mailbox has the name, by this server's own copy of the name table. */
naming_result_t resolve(const char *name IN, const char **mailbox OUT);

/* Takes a name away. */
naming_result_t unregister(const char *name IN);

#endif
