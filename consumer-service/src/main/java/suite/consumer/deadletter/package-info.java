/**
 * Keeps records that could not be decoded or processed in dead-letter topics.
 */
package suite.consumer.deadletter;
