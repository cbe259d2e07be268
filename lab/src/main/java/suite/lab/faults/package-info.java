/**
 * {@code lab/faults}: what the suite keeps when its parts are hurt as operations hurts
 * them.
 */
@NullMarked
package suite.lab.faults;

import org.jspecify.annotations.NullMarked;
