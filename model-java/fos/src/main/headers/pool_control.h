/* What the coordinator of a pool's fleet asks of its members, one change at a time (report 3.2). */
#ifndef FOS_POOL_CONTROL_H
#define FOS_POOL_CONTROL_H

#include <stdbool.h>
#include <stddef.h>

#include "fos_rpc.h"

struct pool_control __attribute__((gccxml("service(PoolControl, 11)")));

/* Servers by name. */
typedef struct names {
    size_t size;
    const char **names;
} names_t
    __attribute__((gccxml(
        "serializer(org.fos.lib.message.NamesSerializer, java.util.List<String>)")));

/* Joins the fleet that has these members; answered when the server is in. */
void join_fleet(names_t fleet);

/* Leaves the fleet, once the server has itself heard of the crashes that the coordinator knows of;
 * answered when it has left, or stays because all others have crashed. */
bool leave_fleet(names_t crashed);

#endif
