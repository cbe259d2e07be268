/**
 * Puts load on a service and takes the time that its answers need.
 */
@NullMarked
package suite.lab.load;

import org.jspecify.annotations.NullMarked;
