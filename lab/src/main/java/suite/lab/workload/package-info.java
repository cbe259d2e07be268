/**
 * What is measured, as data: the files in {@code lab/workloads}.
 */
package suite.lab.workload;
