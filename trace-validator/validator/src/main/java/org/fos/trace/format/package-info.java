/** Reads traces: a header, events with their line numbers, and whether the record is whole. */
@NullMarked
package org.fos.trace.format;

import org.jspecify.annotations.NullMarked;
