/**
 * Request bodies that are bounded in size and in time.
 */
package suite.http.body;
