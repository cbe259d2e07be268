/**
 * Asks the brokers beside the listeners and streams, in bounded time and memory.
 */
@NullMarked
package suite.kafka.ask;

import org.jspecify.annotations.NullMarked;
