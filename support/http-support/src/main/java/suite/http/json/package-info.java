/**
 * JSON bodies, read as strictly in every service: what is asked for is meant, or refused.
 */
package suite.http.json;
