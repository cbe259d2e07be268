/**
 * Answers that are bounded: so many large ones at a time, and no client that does not
 * read.
 */
@NullMarked
package suite.http.answer;

import org.jspecify.annotations.NullMarked;
