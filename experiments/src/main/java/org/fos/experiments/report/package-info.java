/** What a verification found, as plain data, and the one-page HTML report of it. */
@NullMarked
package org.fos.experiments.report;

import org.jspecify.annotations.NullMarked;
