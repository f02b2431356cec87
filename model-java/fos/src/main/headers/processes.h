/* Process management: create, move and end processes, and see what they do (report 4.7.5). */
#ifndef FOS_PROCESSES_H
#define FOS_PROCESSES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fos_rpc.h"

struct processes __attribute__((gccxml("service(Processes, 15)")));

/* What became of a request. */
typedef int32_t processes_result_t;
#define PROCESSES_OK          0
#define PROCESSES_NO_PID      1 /* no process identification number is left */
#define PROCESSES_UNKNOWN     2 /* no process has that number */
#define PROCESSES_NOT_OWNER   3 /* somebody else has created it */
#define PROCESSES_TRY_AGAIN   4 /* another change of the process is under way */
#define PROCESSES_NOT_SERVING 5 /* the server is not in the fleet yet: ask another one */

/* Loads a program that keeps a core busy for so many cycles, on the core with the least to do;
 * the caller owns the process. */
processes_result_t create(const char *program IN, uint64_t work, uint64_t *pid OUT);

/* Ends a process of the caller, and gives its number back. After the crash of a server that did
 * not answer, the owner asks another one. */
processes_result_t terminate(uint64_t pid);

/* Moves a process to another core, with all that it has done so far. */
processes_result_t migrate(uint64_t pid, uint32_t core);

/* Moves one process from the core with most to do to that with least, if that helps; else
 * PROCESSES_UNKNOWN. */
processes_result_t balance(uint64_t *pid OUT);

/* On which core a process is, how many cycles it has used, and how often it was moved. */
processes_result_t statistics(uint64_t pid, uint32_t *core OUT, uint64_t *used OUT,
                              uint32_t *moves OUT);

/* The processes of the caller, by this server's own copy of the process table. */
void owned(uint64_t *pids OUT, size_t *count OUT __attribute__((gccxml("length-of(pids)"))));

#endif
