package suite.lab.benchmark;

import java.util.function.Supplier;

/**
 * Something that can be measured again and again.
 */
public interface Benchmark {

	String name();

	/**
	 * Measures once. What must not count, it does before.
	 * @return figures, of messages that are all accounted for
	 * @throws CountsDifferException when they are not
	 */
	Measurement measure();

	/**
	 * A benchmark from a function.
	 * @param name its name
	 * @param measure measures once
	 * @return the benchmark
	 */
	static Benchmark of(String name, Supplier<Measurement> measure) {
		return new Benchmark() {

			@Override
			public String name() {
				return name;
			}

			@Override
			public Measurement measure() {
				return measure.get();
			}

		};
	}

}
