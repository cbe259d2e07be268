/**
 * The lab's command line.
 */
package suite.lab;
