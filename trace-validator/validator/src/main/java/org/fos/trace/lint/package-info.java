/** What a person who records traces wants to know before a rejection puzzles them. */
@NullMarked
package org.fos.trace.lint;

import org.jspecify.annotations.NullMarked;
