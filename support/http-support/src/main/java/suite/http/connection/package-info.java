/**
 * What becomes of a connection once its request is answered.
 */
package suite.http.connection;
