/**
 * Whether Kafka can serve this service now: probed, published and shown as health.
 */
@NullMarked
package suite.kafka.availability;

import org.jspecify.annotations.NullMarked;
