/**
 * A real browser for the tests of the services' pages.
 */
@NullMarked
package suite.testing.browser;

import org.jspecify.annotations.NullMarked;
