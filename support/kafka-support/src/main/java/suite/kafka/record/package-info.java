/**
 * What a record takes in memory, and when it was produced.
 */
@NullMarked
package suite.kafka.record;

import org.jspecify.annotations.NullMarked;
