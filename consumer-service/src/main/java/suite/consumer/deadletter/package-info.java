/**
 * Keeps records that could not be decoded or processed in dead-letter topics, shows them
 * and replays them.
 */
package suite.consumer.deadletter;
