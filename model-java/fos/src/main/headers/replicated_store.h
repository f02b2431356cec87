/*
 * What the members of the replicated store ask of each other: two-phase commit of updates, and
 * the join of a new member (report 3.2.4, 4.4, 4.7.1, 4.8.2).
 */
#ifndef FOS_REPLICATED_STORE_H
#define FOS_REPLICATED_STORE_H

#include "fos_rpc.h"
#include "store_types.h"

struct replicated_store __attribute__((gccxml("service(ReplicatedStore, 1)")));

/* Whether the member agrees to the update. */
typedef bool vote_t;

/* First phase: the participant locks the key and votes yes, or votes no. */
vote_t prepare(transaction_t t, const char *key IN, entry_t proposed);

/* Second phase: the decision. It is acknowledged when it has been applied. */
void commit(transaction_t t, const char *key IN);
void abort_update(transaction_t t, const char *key IN);

/* After the coordinator's crash: whether the update to this version was committed here. */
bool inquire(transaction_t t, const char *key IN, uint64_t version);

/* Join: blocks modification of the table; the view is that of the member asked. */
void lock_table(transaction_t ticket, bool *granted OUT, view_t *view OUT);
ONEWAY void unlock_table(transaction_t ticket);
table_t copy_table(transaction_t ticket);

/* Tells the others that the joiner holds the table and is a member from now on. */
ONEWAY void joined(transaction_t ticket);

#endif
