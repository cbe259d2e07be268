/**
 * Reports that need nothing but a browser.
 */
package suite.lab.report;
