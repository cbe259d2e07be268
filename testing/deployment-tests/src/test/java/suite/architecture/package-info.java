/**
 * Which module and which package may know which, held against the compiled classes.
 */
package suite.architecture;
