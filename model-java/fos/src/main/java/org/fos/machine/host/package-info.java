/**
 * The machine at hand: a thread for each core, channels between cores, and the time of its clock.
 */
@NullMarked
package org.fos.machine.host;

import org.jspecify.annotations.NullMarked;
