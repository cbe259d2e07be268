/**
 * Checks of settings.
 */
@NullMarked
package suite.settings;

import org.jspecify.annotations.NullMarked;
