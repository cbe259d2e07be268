/**
 * So many requests at the same time, and health always.
 */
@NullMarked
package suite.http.crowd;

import org.jspecify.annotations.NullMarked;
