/**
 * Problem details for what no controller answers.
 */
@NullMarked
package suite.http.problem;

import org.jspecify.annotations.NullMarked;
