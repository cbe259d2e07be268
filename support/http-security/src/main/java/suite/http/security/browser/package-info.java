/**
 * What a page of somebody else makes a user's browser send.
 */
@NullMarked
package suite.http.security.browser;

import org.jspecify.annotations.NullMarked;
