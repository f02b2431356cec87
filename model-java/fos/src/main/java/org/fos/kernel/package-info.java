/** The microkernel: mailboxes, capabilities and the kernel path of messages (report §3.1, §4.2). */
@NullMarked
package org.fos.kernel;

import org.jspecify.annotations.NullMarked;
