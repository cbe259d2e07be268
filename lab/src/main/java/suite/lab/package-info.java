/**
 * The lab's command line.
 */
@NullMarked
package suite.lab;

import org.jspecify.annotations.NullMarked;
