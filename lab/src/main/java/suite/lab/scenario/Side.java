package suite.lab.scenario;

import java.util.function.Supplier;

/**
 * Something that can be measured again and again.
 */
public interface Side {

	String name();

	/**
	 * Measures once. What must not count, it does before.
	 * @return figures, of messages that are all accounted for
	 * @throws CountsDifferException when they are not
	 */
	Measurement measure();

	/**
	 * A side from a function.
	 * @param name its name
	 * @param measure measures once
	 * @return the side
	 */
	static Side of(String name, Supplier<Measurement> measure) {
		return new Side() {

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
