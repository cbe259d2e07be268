/**
 * What may be asked: parameters that exist.
 */
@NullMarked
package suite.http.request;

import org.jspecify.annotations.NullMarked;
