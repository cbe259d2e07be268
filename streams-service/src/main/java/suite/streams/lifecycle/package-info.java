/**
 * When the topology starts, what happens when it fails, and whether it is alive and
 * ready.
 */
package suite.streams.lifecycle;
