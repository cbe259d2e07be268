/**
 * A service with a page, for tests.
 */
@NullMarked
package suite.pages.app;

import org.jspecify.annotations.NullMarked;
