/**
 * What this instance holds of the counts, read in bounded memory and time.
 */
@NullMarked
package suite.streams.store;

import org.jspecify.annotations.NullMarked;
