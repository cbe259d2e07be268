/**
 * Compressing as fast in a packaged jar as on a plain class path.
 */
@NullMarked
package suite.kafka.compression;

import org.jspecify.annotations.NullMarked;
