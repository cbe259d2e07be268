/**
 * What may be asked: parameters that exist, and {@code HEAD} where there is no end.
 */
@NullMarked
package suite.http.request;

import org.jspecify.annotations.NullMarked;
