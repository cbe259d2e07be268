/**
 * Answers that are bounded: so many large ones at a time, and no client that does not
 * read.
 */
package suite.http.answer;
