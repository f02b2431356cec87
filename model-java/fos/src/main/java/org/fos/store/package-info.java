/** The replicated store: a fleet whose members each hold the whole table (report §4.4, §4.7.1). */
@NullMarked
package org.fos.store;

import org.jspecify.annotations.NullMarked;
