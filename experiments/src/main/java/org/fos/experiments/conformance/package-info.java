/**
 * Runs the Java system, with and without seeded bugs, and holds its traces against specifications.
 */
@NullMarked
package org.fos.experiments.conformance;

import org.jspecify.annotations.NullMarked;
