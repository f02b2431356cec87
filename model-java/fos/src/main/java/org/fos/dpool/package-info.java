/**
 * The distributed pool: an unordered collection whose elements lie in shards at the members of a
 * fleet (report §4.8.1).
 */
@NullMarked
package org.fos.dpool;

import org.jspecify.annotations.NullMarked;
