/**
 * Real Kafka brokers from Kafka's own jars, each a process that can be killed, stopped,
 * frozen and restarted.
 */
package suite.localkafka;
