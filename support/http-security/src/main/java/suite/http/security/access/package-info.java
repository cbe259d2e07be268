/**
 * Which role each call needs.
 */
@NullMarked
package suite.http.security.access;

import org.jspecify.annotations.NullMarked;
