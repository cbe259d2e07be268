/**
 * The empty application that the services are compared with.
 */
@NullMarked
package suite.empty;

import org.jspecify.annotations.NullMarked;
