/** Writes traces: one header, one line for each step, one line that ends the record. */
@NullMarked
package org.fos.trace.record;

import org.jspecify.annotations.NullMarked;
