/* What a client asks of the member of the replicated store that is next to it. */
#ifndef FOS_STORE_CLIENT_H
#define FOS_STORE_CLIENT_H

#include <stdbool.h>
#include <stdint.h>

#include "fos_rpc.h"

struct store_client __attribute__((gccxml("service(StoreClientService, 2)")));

/* What became of an update. */
typedef int32_t update_result_t;
#define UPDATE_COMMITTED 0 /* every live member has it */
#define UPDATE_ABORTED   1 /* it lost against a concurrent update of the key */
#define UPDATE_REFUSED   2 /* it was not tried: the key or the table is locked; come again */
#define NOT_SERVING      3 /* the member is not in the fleet yet: ask another one */

/* Sets the key to the value, or, where present is false, deletes the key and ignores value. */
update_result_t update(const char *key IN, bool present, const char *value IN);

/* Reads the member's own copy. Where present is false, value is ""; a member that does not
 * serve yet answers served = false. */
void read(const char *key IN, bool *served OUT, bool *present OUT, const char **value OUT,
          uint64_t *version OUT);

#endif
