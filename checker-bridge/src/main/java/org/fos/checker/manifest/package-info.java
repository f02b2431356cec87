/** The manifest of models: what each one checks, and what TLC must say of it. */
@NullMarked
package org.fos.checker.manifest;

import org.jspecify.annotations.NullMarked;
