/**
 * Who asks, and how much of what there is may be his at the same time.
 */
@NullMarked
package suite.caller;

import org.jspecify.annotations.NullMarked;
