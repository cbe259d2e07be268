/**
 * Holds a contract true: what it says is asked of the running service, and what the
 * service does is looked for in it.
 */
@NullMarked
package suite.testing.contract;

import org.jspecify.annotations.NullMarked;
