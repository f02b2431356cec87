/** How values become the bytes of a message and back: little-endian, length-prefixed, checked. */
@NullMarked
package org.fos.lib.message;

import org.jspecify.annotations.NullMarked;
