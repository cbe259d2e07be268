/**
 * What the services' HTTP has in common: bounds on bodies, and one form of errors.
 */
package suite.http;
