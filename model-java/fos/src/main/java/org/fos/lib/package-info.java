/** libfos: the dispatcher and the cooperative threads that servers are written on (report §4.3). */
@NullMarked
package org.fos.lib;

import org.jspecify.annotations.NullMarked;
