/** Process management: processes on cores, their numbers from a pool (report §4.7.5). */
@NullMarked
package org.fos.process;

import org.jspecify.annotations.NullMarked;
