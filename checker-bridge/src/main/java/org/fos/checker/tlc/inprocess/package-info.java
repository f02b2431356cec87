/** Steps through specifications with TLC's evaluator inside this process. */
@NullMarked
package org.fos.checker.tlc.inprocess;

import org.jspecify.annotations.NullMarked;
