/**
 * Sending to Kafka: with which guarantee, how, and what became of it.
 */
package suite.producer.send;
