/** Reads TLA+ values as TLC prints them, and TLC's configuration files. */
@NullMarked
package org.fos.checker.parse;

import org.jspecify.annotations.NullMarked;
