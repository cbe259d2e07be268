/**
 * What keeps a flood from filling the log, and outside text from changing it.
 */
@NullMarked
package suite.log;

import org.jspecify.annotations.NullMarked;
