/**
 * The command that measures throughput and latency beside peers and says what misses its
 * target.
 */
@NullMarked
package suite.lab.bench;

import org.jspecify.annotations.NullMarked;
