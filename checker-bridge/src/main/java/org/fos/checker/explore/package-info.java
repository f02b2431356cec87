/**
 * Explores the states of a compiled specification.
 *
 * <p>What an action does depends on the cells that it reads, and on nothing else. So each action is
 * evaluated once for each combination of values that it has met in them; a tree of decisions, which
 * cell to look at next and what to do for each value there, remembers the outcome. States are rows
 * of small numbers, one for each cell, and a successor is made by replacing some of them.
 */
@NullMarked
package org.fos.checker.explore;

import org.jspecify.annotations.NullMarked;
