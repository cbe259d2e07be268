package suite.lab.benchmark;

/**
 * What is measured in turn.
 *
 * @param suite the suite
 * @param peer what it is compared with, null if there is nothing
 */
public record Comparison(Benchmark suite, Benchmark peer) {
}
