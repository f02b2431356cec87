/**
 * The boundary to the machine that fos runs on, and the machine files that say what things cost.
 */
@NullMarked
package org.fos.machine;

import org.jspecify.annotations.NullMarked;
