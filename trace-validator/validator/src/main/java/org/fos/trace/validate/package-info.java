/** Holds traces against specifications: accepted, rejected with reasons, invalid, or undecided. */
@NullMarked
package org.fos.trace.validate;

import org.jspecify.annotations.NullMarked;
