/**
 * Hostile HTTP: requests that no client library would send, and what must be true of
 * every answer.
 */
package suite.testing.http;
