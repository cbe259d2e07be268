/**
 * What may be asked: parameters that exist, and {@code HEAD} where there is no end.
 */
package suite.http.request;
