/**
 * What was acknowledged beside what is stored, as sets of ids.
 */
@NullMarked
package suite.lab.ledger;

import org.jspecify.annotations.NullMarked;
