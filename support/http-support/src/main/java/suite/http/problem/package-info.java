/**
 * Problem details for what no controller answers.
 */
package suite.http.problem;
