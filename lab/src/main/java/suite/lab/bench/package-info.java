/**
 * The command that measures throughput and latency beside peers and says what misses its
 * target.
 */
package suite.lab.bench;
