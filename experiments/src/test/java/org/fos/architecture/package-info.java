/** The rules of the house: what may depend on what, what simulated code may use, how files look. */
@NullMarked
package org.fos.architecture;

import org.jspecify.annotations.NullMarked;
