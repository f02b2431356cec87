/** What every command needs: where it prints, how it ends, and what it must not leave behind. */
@NullMarked
package org.fos.experiments.console;

import org.jspecify.annotations.NullMarked;
