/**
 * Reading what may not fit into memory: Kafka's client decompresses without a bound, and
 * a record of some kilobytes can become one of hundreds of megabytes.
 */
@NullMarked
package suite.kafka.poll;

import org.jspecify.annotations.NullMarked;
