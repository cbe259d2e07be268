/**
 * Records that cannot be processed: to the dead-letter topic with their reason, in the
 * transaction that moves on past them.
 */
@NullMarked
package suite.streams.deadletter;

import org.jspecify.annotations.NullMarked;
