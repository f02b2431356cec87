/**
 * The user-space channel: a ring of messages in a page that one writer and one reader share. Only
 * the code of this package deals with races (report §4.2).
 */
@NullMarked
package org.fos.channel;

import org.jspecify.annotations.NullMarked;
