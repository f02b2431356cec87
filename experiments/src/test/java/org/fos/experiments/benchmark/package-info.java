/** Measurements on the machine at hand, run by name: see {@code docs/benchmarks.md}. */
@NullMarked
package org.fos.experiments.benchmark;

import org.jspecify.annotations.NullMarked;
