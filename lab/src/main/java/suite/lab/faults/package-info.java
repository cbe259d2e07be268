/**
 * {@code lab/faults}: what the suite keeps when its parts are hurt as operations hurts
 * them.
 */
package suite.lab.faults;
