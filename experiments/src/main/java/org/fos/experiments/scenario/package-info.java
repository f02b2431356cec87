/** Scenarios: the fos system under a workload and faults, on a machine, recorded. */
@NullMarked
package org.fos.experiments.scenario;

import org.jspecify.annotations.NullMarked;
