/**
 * Checks temporal properties of a state graph under weak and strong fairness; {@code Liveness} says
 * by which algorithm, and knows nothing of how states are evaluated.
 */
@NullMarked
package org.fos.checker.liveness;

import org.jspecify.annotations.NullMarked;
