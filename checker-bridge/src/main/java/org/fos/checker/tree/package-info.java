/** A specification as a small tree with all names resolved, which engines evaluate. */
@NullMarked
package org.fos.checker.tree;

import org.jspecify.annotations.NullMarked;
