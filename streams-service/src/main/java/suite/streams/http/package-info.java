/**
 * The counts, and the topology that runs, as clients see them.
 */
@NullMarked
package suite.streams.http;

import org.jspecify.annotations.NullMarked;
