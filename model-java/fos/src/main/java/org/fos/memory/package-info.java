/** Physical memory: pages from distributed pools (report §4.7.2). */
@NullMarked
package org.fos.memory;

import org.jspecify.annotations.NullMarked;
