/** A copy of TLC for each specification, in a class loader of its own. */
@NullMarked
package org.fos.checker.tlc.isolation;

import org.jspecify.annotations.NullMarked;
