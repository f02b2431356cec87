/*
 * The partitioned key-value store: each key lies at one member, which the members' names and the
 * key decide (report 4.3). Clients ask any member as they ask the replicated store
 * (store_client.h). A request carries the epoch of its sender's view; who is behind catches up
 * first.
 */
#ifndef FOS_PARTITIONED_STORE_H
#define FOS_PARTITIONED_STORE_H

#include "fos_rpc.h"
#include "store_types.h"

struct partitioned_store __attribute__((gccxml("service(PartitionedStore, 17)")));

/* What lies under the key, from whoever keeps it. */
entry_t get(uint64_t epoch, const char *key IN);

/* Sets the key to the value, or deletes it, at whoever keeps it. */
void put(uint64_t epoch, const char *key IN, bool present, const char *value IN);

/* From the coordinator: these are the members from this epoch on, one more or one less than
 * before. Answered when the server has given and been given what changes hands. */
void change(uint64_t epoch, view_t members);

/* All that the sender kept and the receiver keeps from this epoch on. */
void hand_over(uint64_t epoch, table_t rows);

#endif
