/**
 * Why a request gets no answer, in words that know nothing of HTTP. The core of each
 * service throws these, and {@code suite.http.problem} makes answers of them.
 */
@NullMarked
package suite.failure;

import org.jspecify.annotations.NullMarked;
