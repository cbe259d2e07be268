/**
 * Asks Kafka beside the listeners: in bounded time, and once for all who want to know the
 * same.
 */
package suite.consumer.ask;
