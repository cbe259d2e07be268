package suite.lab.faults;

/**
 * One thing that must hold.
 *
 * @param name what
 * @param holds whether it does
 * @param detail in figures
 */
record Check(String name, boolean holds, String detail) {

	static Check that(String name, boolean holds, String detail, Object... figures) {
		return new Check(name, holds, detail.formatted(figures));
	}

}
