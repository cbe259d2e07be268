/**
 * What was acknowledged beside what is stored, as sets of ids.
 */
package suite.lab.ledger;
