/**
 * The stream processing of the suite: upper-casing, filtering and windowed counts.
 */
package suite.streams;
