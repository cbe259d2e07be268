/**
 * Who sent a request.
 */
@NullMarked
package suite.http.caller;

import org.jspecify.annotations.NullMarked;
