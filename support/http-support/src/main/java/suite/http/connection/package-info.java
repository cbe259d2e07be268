/**
 * What becomes of a connection once its request is answered.
 */
@NullMarked
package suite.http.connection;

import org.jspecify.annotations.NullMarked;
