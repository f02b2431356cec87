/*
 * What the servers of a fleet, those who join it and its clients tell each other (report 3.2). All of
 * it goes one way; the receiver knows by itself when a message is to be taken.
 */
#ifndef FOS_FLEET_H
#define FOS_FLEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fos_rpc.h"

struct fleet __attribute__((gccxml("service(Fleet, 14)")));

/* The members by seniority, and which of them is the home of each client. */
struct view;
typedef struct view view_t __attribute__((gccxml("serializer(org.fos.fleet.ViewSerializer)")));

/* Of each client's state the number of its last request, by the client's name. */
struct state;
typedef struct state state_t
    __attribute__((gccxml("serializer(org.fos.fleet.StateSerializer,"
                          " com.google.common.collect.ImmutableSortedMap<String, Long>)")));

/* The next view under a ballot, with the clients' state. */
struct proposal;
typedef struct proposal proposal_t
    __attribute__((gccxml("serializer(org.fos.fleet.ProposalSerializer)")));

/* A server wants to join. */
ONEWAY void join(void);

/* A member wants to leave, and has not entered a view after the one of this number. */
ONEWAY void leave(uint64_t after);

/* A client's request of this number, and the answer to it. */
ONEWAY void ask(uint64_t request);
ONEWAY void answer(uint64_t request);

/* A client or a joiner should ask another server. */
ONEWAY void redirect(const char *target IN);

/* A view that has been decided, with the clients' state. */
ONEWAY void view(view_t view IN, state_t state IN);

/* Asks for a promise to take no lower ballot on the view after this one. */
ONEWAY void prepare(uint64_t ballot, view_t view IN, state_t state IN);
ONEWAY void promise(uint64_t after, uint64_t ballot, proposal_t accepted IN, state_t state IN,
                    bool leaving);

/* Asks to accept the next view. */
ONEWAY void propose(proposal_t proposal IN);
ONEWAY void accept(uint64_t after, uint64_t ballot);

#endif
