/** Checks models of specifications, one or many, and says what they came to. */
@NullMarked
package org.fos.experiments.models;

import org.jspecify.annotations.NullMarked;
