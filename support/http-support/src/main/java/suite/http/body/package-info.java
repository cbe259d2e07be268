/**
 * Request bodies that are bounded in size and in time.
 */
@NullMarked
package suite.http.body;

import org.jspecify.annotations.NullMarked;
