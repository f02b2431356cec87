/*
 * What the members of a distributed pool ask of each other (report 4.3, 4.7.2, 4.8.1). A block is
 * any number of elements as the pool's own type packs them. What counts elements is 0 unless the
 * scheme estimates.
 */
#ifndef FOS_DPOOL_H
#define FOS_DPOOL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fos_rpc.h"

struct dpool __attribute__((gccxml("service(DPool, 10)")));

#define LENGTH_OF_BLOCK __attribute__((gccxml("length-of(block)")))

/* How many transfers a shard has sent and received, and how many elements were added there. */
typedef struct ledger {
    uint64_t sent;
    uint64_t received;
    uint64_t added;
} ledger_t
    __attribute__((gccxml("serializer(org.fos.dpool.LedgerSerializer)")));

/* For a client whose shard is empty: a block, and how many elements are left here; or an empty
 * block, and the ledger of a shard that is empty too. */
void ask(const char *client IN, uint8_t *block OUT, size_t *size OUT LENGTH_OF_BLOCK,
         uint32_t *left OUT, ledger_t *ledger OUT);

/* CentralStorage: keeps what a client has given back elsewhere. */
void store(const char *client IN, const uint8_t *block IN, size_t size LENGTH_OF_BLOCK);

/* From a shard that is low: a block, empty if nothing can be spared. */
void pull(uint8_t *block OUT, size_t *size OUT LENGTH_OF_BLOCK);

/* Hands over a block, and tells how many elements are left here. It is accepted, or comes back;
 * the answer tells how many elements the other has then. */
void push(uint8_t *block INOUT, size_t *size INOUT LENGTH_OF_BLOCK, uint32_t left,
          bool *accepted OUT, uint32_t *count OUT);

/* A server that joins greets each member, and is told how many elements that has. */
uint32_t hello(void);

/* A member that has handed over what it had takes its leave; answered when the other will never
 * call it again. */
void leave(void);

#endif
