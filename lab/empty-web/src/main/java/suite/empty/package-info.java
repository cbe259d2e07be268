/**
 * The empty application that the services are compared with.
 */
package suite.empty;
