/*
 * Physical memory in blocks of 2^order pages: a distributed buddy allocator (report 4.3, 4.7.2).
 * The first function is for members of the fleet, the others are for clients.
 */
#ifndef FOS_BUDDY_H
#define FOS_BUDDY_H

#include <stdbool.h>
#include <stdint.h>

#include "fos_rpc.h"

struct buddy __attribute__((gccxml("service(Buddy, 13)")));

/* The pages index * 2^order to (index + 1) * 2^order - 1. */
typedef struct block {
    uint32_t order;
    uint64_t index;
} block_t
    __attribute__((gccxml("serializer(org.fos.memory.BlockSerializer)")));

/* For a member that has no block of that order, nor a larger one: one of those, if there is one. */
bool ask(uint32_t order, block_t *block OUT);

/* Gives the caller a block of that order, if there is one. */
bool allocate_block(uint32_t order, block_t *block OUT);

/* Takes back a block that the caller has been given, by any member. */
void release_block(block_t block);

#endif
