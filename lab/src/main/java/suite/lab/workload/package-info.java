/**
 * What is measured, as data: the files in {@code lab/workloads}.
 */
@NullMarked
package suite.lab.workload;

import org.jspecify.annotations.NullMarked;
