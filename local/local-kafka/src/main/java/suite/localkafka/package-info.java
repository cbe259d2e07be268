/**
 * Real Kafka brokers from Kafka's own jars, each a process that can be killed, stopped,
 * frozen and restarted.
 */
@NullMarked
package suite.localkafka;

import org.jspecify.annotations.NullMarked;
