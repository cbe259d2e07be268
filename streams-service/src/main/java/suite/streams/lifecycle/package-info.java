/**
 * When the topology starts, what happens when it fails, and whether it is alive and
 * ready.
 */
@NullMarked
package suite.streams.lifecycle;

import org.jspecify.annotations.NullMarked;
