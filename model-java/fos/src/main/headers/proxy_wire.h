/* What the proxies of two machines write onto their connection (report 4.2). */
#ifndef FOS_PROXY_WIRE_H
#define FOS_PROXY_WIRE_H

#include <stddef.h>
#include <stdint.h>

#include "fos_rpc.h"

struct proxy_wire __attribute__((gccxml("service(ProxyWire, 9)")));

/* What a frame is. */
typedef uint8_t frame_kind_t;
#define FRAME_GREETING 0 /* number: which life the sender's machine is in */
#define FRAME_DATA     1 /* number: the message's; the cargo is the message */
#define FRAME_ACK      2 /* number: of the message that has been taken */

/* One frame. What comes from a connection that is no more is lost. */
ONEWAY void frame(int64_t connection, frame_kind_t kind, int64_t number, const uint8_t *cargo IN,
                  size_t size __attribute__((gccxml("length-of(cargo)"))));

#endif
