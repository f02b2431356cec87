/**
 * The user-space channel: a ring of messages in a page that one writer and one reader share (report
 * §4.2). Only the code of this package deals with races: it alone says in which order words of
 * memory become visible to another thread.
 */
@NullMarked
package org.fos.channel;

import org.jspecify.annotations.NullMarked;
