/**
 * What has to hold in the files that deploy the suite.
 */
package suite.deployment;
