/**
 * Sending to Kafka: with which guarantee, how, and what became of it.
 */
@NullMarked
package suite.producer.send;

import org.jspecify.annotations.NullMarked;
