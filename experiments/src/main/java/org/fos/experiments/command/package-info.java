/** The command line: parses options, calls the library, prints, and sets the exit status. */
@NullMarked
package org.fos.experiments.command;

import org.jspecify.annotations.NullMarked;
