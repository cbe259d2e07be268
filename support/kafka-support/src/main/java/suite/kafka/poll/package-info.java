/**
 * Reading what may not fit into memory: Kafka's client decompresses without a bound, and
 * a record of some kilobytes can become one of hundreds of megabytes.
 */
package suite.kafka.poll;
