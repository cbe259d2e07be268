/**
 * Starts a broker and the packaged services as processes, and shows messages flow through
 * them.
 */
package suite.launcher;
