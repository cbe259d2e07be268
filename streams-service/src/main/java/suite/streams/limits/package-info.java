/**
 * How large a record may be in each place that it is written to.
 */
@NullMarked
package suite.streams.limits;

import org.jspecify.annotations.NullMarked;
