/**
 * Messages of one sender to one mailbox, by the kernel, a channel or the proxies of two machines
 * (report §3.1, §4.2); {@code Messaging.tla} and {@code Proxy.tla} say what each step may do.
 */
@NullMarked
package org.fos.messaging;

import org.jspecify.annotations.NullMarked;
