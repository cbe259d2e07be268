/**
 * What the services' HTTP has in common: bounds on bodies, and one form of errors.
 */
@NullMarked
package suite.http;

import org.jspecify.annotations.NullMarked;
