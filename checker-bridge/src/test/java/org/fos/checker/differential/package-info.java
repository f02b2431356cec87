/** The compiled engine is held against TLC: expressions, steps, and whole state spaces. */
package org.fos.checker.differential;
