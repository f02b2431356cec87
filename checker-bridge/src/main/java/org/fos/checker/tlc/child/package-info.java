/** A JVM that runs TLC for one model after the other, each with a copy of TLC of its own. */
@NullMarked
package org.fos.checker.tlc.child;

import org.jspecify.annotations.NullMarked;
