/**
 * The latest messages over HTTP: from a buffer, and as a live tail.
 */
package suite.consumer.messages;
