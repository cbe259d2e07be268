/**
 * Puts load on a service and takes the time that its answers need.
 */
package suite.lab.load;
