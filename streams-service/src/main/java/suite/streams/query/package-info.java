/**
 * The counts as an answer: read from the local state, gathered from all instances.
 */
package suite.streams.query;
