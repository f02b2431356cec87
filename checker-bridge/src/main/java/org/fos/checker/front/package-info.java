/**
 * From TLA+ modules and a configuration to a tree: SANY parses, and all names are resolved here.
 */
@NullMarked
package org.fos.checker.front;

import org.jspecify.annotations.NullMarked;
