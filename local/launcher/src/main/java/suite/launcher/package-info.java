/**
 * Starts a broker and the packaged services as processes, and shows messages flow through
 * them.
 */
@NullMarked
package suite.launcher;

import org.jspecify.annotations.NullMarked;
