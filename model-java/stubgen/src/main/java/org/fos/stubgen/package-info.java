/** Generates Java RPC stubs from annotated C headers (report §4.3). */
@NullMarked
package org.fos.stubgen;

import org.jspecify.annotations.NullMarked;
