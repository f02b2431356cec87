/** Stepping through a specification, one chosen action at a time, whatever engine does it. */
@NullMarked
package org.fos.checker.step;

import org.jspecify.annotations.NullMarked;
