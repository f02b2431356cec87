/**
 * One deterministic discrete-event machine: virtual time, costs, schedules and faults from one
 * seed.
 */
@NullMarked
package org.fos.machine.simulated;

import org.jspecify.annotations.NullMarked;
