/**
 * What a service answers, for whoever wants to call it.
 */
@NullMarked
package suite.http.contract;

import org.jspecify.annotations.NullMarked;
