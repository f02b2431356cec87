/** What evaluates specifications: the one place where it is chosen. */
@NullMarked
package org.fos.experiments.engine;

import org.jspecify.annotations.NullMarked;
