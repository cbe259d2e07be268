/**
 * JSON bodies, read as strictly in every service: what is asked for is meant, or refused.
 */
@NullMarked
package suite.http.json;

import org.jspecify.annotations.NullMarked;
