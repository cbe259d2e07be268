/**
 * What happens in every service before anything else of it.
 */
@NullMarked
package suite.start;

import org.jspecify.annotations.NullMarked;
