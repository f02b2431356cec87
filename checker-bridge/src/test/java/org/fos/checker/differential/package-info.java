/** The compiled engine is held against TLC: expressions, steps, and whole state spaces. */
@NullMarked
package org.fos.checker.differential;

import org.jspecify.annotations.NullMarked;
