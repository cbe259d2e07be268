/**
 * Moves messages from HTTP into Kafka.
 */
@NullMarked
package suite.producer;

import org.jspecify.annotations.NullMarked;
