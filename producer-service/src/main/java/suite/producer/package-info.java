/**
 * Moves messages from HTTP into Kafka.
 */
package suite.producer;
