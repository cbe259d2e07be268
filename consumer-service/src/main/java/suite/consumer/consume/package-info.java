/**
 * Takes batches from Kafka, decodes and processes each record, and commits.
 */
package suite.consumer.consume;
