/**
 * The latest messages over HTTP: from a buffer, and as a live tail.
 */
@NullMarked
package suite.consumer.messages;

import org.jspecify.annotations.NullMarked;
