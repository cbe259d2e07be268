/**
 * Takes batches from Kafka, decodes and processes each record, and commits.
 */
@NullMarked
package suite.consumer.listen;

import org.jspecify.annotations.NullMarked;
