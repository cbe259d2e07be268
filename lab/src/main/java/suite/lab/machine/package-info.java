/**
 * What machine this is, and what a process uses of it.
 */
@NullMarked
package suite.lab.machine;

import org.jspecify.annotations.NullMarked;
