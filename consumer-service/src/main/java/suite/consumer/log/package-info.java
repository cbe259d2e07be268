/**
 * Prints what was consumed, one line for each message, without ever slowing consumption
 * down.
 */
@NullMarked
package suite.consumer.log;

import org.jspecify.annotations.NullMarked;
