/**
 * Keeps records that could not be decoded or processed in dead-letter topics.
 */
@NullMarked
package suite.consumer.deadletter;

import org.jspecify.annotations.NullMarked;
