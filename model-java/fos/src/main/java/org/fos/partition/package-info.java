/** The partitioned key-value store: each key lies at one member (report §4.3). */
@NullMarked
package org.fos.partition;

import org.jspecify.annotations.NullMarked;
