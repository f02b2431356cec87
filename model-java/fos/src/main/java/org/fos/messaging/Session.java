package org.fos.messaging;

/** How far one end of a connection is; in a trace, in lower case. */
enum Session {
    CLOSED,
    GREETING,
    OPEN
}
