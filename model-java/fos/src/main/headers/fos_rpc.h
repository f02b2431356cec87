/*
 * The annotations of RPC headers, by short names. stubgen reads them; a compiler passes over
 * them (-Wno-attributes keeps it quiet). model-java/stubgen/README.md explains each.
 */
#ifndef FOS_RPC_H
#define FOS_RPC_H

#define IN     __attribute__((gccxml("in")))
#define OUT    __attribute__((gccxml("out")))
#define INOUT  __attribute__((gccxml("in-out")))
#define ONEWAY __attribute__((gccxml("oneway")))

#endif
