/**
 * How {@code input-topic} is read: in polls that are bounded in memory, and not in
 * silence where records are lost or left out.
 */
package suite.streams.input;
