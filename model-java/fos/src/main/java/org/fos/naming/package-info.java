/** The name service: hierarchical names of mailboxes, on the replicated store (report §4.7.1). */
@NullMarked
package org.fos.naming;

import org.jspecify.annotations.NullMarked;
