/**
 * How instances of this service ask each other, over HTTP: the question, the answer, and
 * who is asked and believed.
 */
@NullMarked
package suite.streams.peer;

import org.jspecify.annotations.NullMarked;
