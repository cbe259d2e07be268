/**
 * How the topic is read: in polls that are bounded in memory, and not in silence where
 * records are lost or left out.
 */
@NullMarked
package suite.streams.input;

import org.jspecify.annotations.NullMarked;
