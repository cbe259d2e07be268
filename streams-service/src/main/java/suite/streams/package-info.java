/**
 * The stream processing of the suite: upper-casing, filtering and windowed counts.
 */
@NullMarked
package suite.streams;

import org.jspecify.annotations.NullMarked;
