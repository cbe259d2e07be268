/**
 * What Kafka denies a service, in words that say which right it needs.
 */
@NullMarked
package suite.kafka.access;

import org.jspecify.annotations.NullMarked;
