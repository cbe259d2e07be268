/**
 * Who may call a service, from where, and for what.
 */
@NullMarked
package suite.http.security;

import org.jspecify.annotations.NullMarked;
