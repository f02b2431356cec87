/** What must be gone when this JVM ends, however it ends. */
@NullMarked
package org.fos.checker.fleeting;

import org.jspecify.annotations.NullMarked;
