/**
 * Who a caller is, by its token.
 */
@NullMarked
package suite.http.security.login;

import org.jspecify.annotations.NullMarked;
