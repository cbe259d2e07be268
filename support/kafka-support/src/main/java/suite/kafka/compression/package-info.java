/**
 * Compressing as fast in a packaged jar as on a plain class path.
 */
package suite.kafka.compression;
