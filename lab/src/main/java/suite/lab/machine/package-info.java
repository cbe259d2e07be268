/**
 * What machine this is, and what a process uses of it.
 */
package suite.lab.machine;
