/**
 * How each kind of row is measured, on the suite's side and on its peer's.
 */
package suite.lab.scenario;
