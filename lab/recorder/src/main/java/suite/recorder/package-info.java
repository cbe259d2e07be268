/**
 * Notes what consumer-service processes, in place of a processing of its own.
 */
@NullMarked
package suite.recorder;

import org.jspecify.annotations.NullMarked;
