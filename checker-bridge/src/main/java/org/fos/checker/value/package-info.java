/** TLA+ values: immutable, comparable, hashable, equal as TLA+ says. */
@NullMarked
package org.fos.checker.value;

import org.jspecify.annotations.NullMarked;
