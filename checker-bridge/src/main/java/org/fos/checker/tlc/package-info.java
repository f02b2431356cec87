/** Runs TLC as a process of its own and turns what it says into typed results. */
@NullMarked
package org.fos.checker.tlc;

import org.jspecify.annotations.NullMarked;
