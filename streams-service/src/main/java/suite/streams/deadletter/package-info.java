/**
 * Records that cannot be processed: to the dead-letter topic with their reason, in the
 * transaction that moves on past them.
 */
package suite.streams.deadletter;
