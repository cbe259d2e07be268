/**
 * Reports that need nothing but a browser.
 */
@NullMarked
package suite.lab.report;

import org.jspecify.annotations.NullMarked;
