/**
 * Notes what consumer-service processes, in place of a processing of its own.
 */
package suite.recorder;
