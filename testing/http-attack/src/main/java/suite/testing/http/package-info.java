/**
 * Hostile HTTP: requests that no client library would send, and what must be true of
 * every answer.
 */
@NullMarked
package suite.testing.http;

import org.jspecify.annotations.NullMarked;
