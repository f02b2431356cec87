/**
 * Membership of a fleet: views, the coordinator that changes them, and clients that find their home
 * (report §3.2).
 */
@NullMarked
package org.fos.fleet;

import org.jspecify.annotations.NullMarked;
