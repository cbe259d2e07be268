/**
 * Whether Kafka can serve this service now: probed, published and shown as health.
 */
package suite.kafka.availability;
