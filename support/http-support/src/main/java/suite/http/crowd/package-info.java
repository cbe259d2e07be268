/**
 * So many requests at the same time, and health always.
 */
package suite.http.crowd;
