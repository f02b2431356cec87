/** Shows outcomes to people: the text of a verdict, and the messages around a rejected event. */
@NullMarked
package org.fos.trace.report;

import org.jspecify.annotations.NullMarked;
