/** Evaluates specifications inside this process: trees compiled to nodes over states of cells. */
@NullMarked
package org.fos.checker.engine;

import org.jspecify.annotations.NullMarked;
