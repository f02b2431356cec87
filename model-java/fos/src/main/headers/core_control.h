/*
 * What the servers of process management ask of a core (report 4.7.5). A request carries the
 * version of the process table's entry that it carries out; a core passes over what is older than
 * what it has carried out. Each answer tells how many cycles of work lie on the core.
 */
#ifndef FOS_CORE_CONTROL_H
#define FOS_CORE_CONTROL_H

#include <stdbool.h>
#include <stdint.h>

#include "fos_rpc.h"

struct core_control __attribute__((gccxml("service(CoreControl, 16)")));

/* A process that does not run: its program, what is left to do, and what it has done. */
typedef struct image {
    const char *program;
    uint64_t left;
    uint64_t used;
    uint32_t moves;
} image_t
    __attribute__((gccxml("serializer(org.fos.process.ImageSerializer)")));

/* Keeps a process, and runs it or not. */
uint64_t load(uint64_t pid, uint64_t version, image_t image, bool runs);

/* Runs a process that was loaded and does not run. */
uint64_t resume(uint64_t pid, uint64_t version);

/* Stops a process, and tells what it has become; where it is not, found is false. */
void suspend(uint64_t pid, uint64_t version, bool *found OUT, image_t *image OUT);

/* Forgets a process. */
uint64_t discard(uint64_t pid, uint64_t version);

/* What a process has become so far. */
void look(uint64_t pid, bool *found OUT, image_t *image OUT);

/* How many cycles of work lie on the core. */
uint64_t queued(void);

#endif
