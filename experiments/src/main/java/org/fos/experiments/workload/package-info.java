/** Workloads for the key-value store and the name service: generated, or read from a file. */
@NullMarked
package org.fos.experiments.workload;

import org.jspecify.annotations.NullMarked;
