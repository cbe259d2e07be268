package suite.lab.workload;

final class Require {

	private Require() {
	}

	static void that(boolean met, String field, String expected, Object found) {
		if (!met) {
			throw new IllegalArgumentException("%s must be %s, not %s".formatted(field, expected, found));
		}
	}

	static int scaled(int count, double scale) {
		return (int) Math.max(1, Math.round(count * scale));
	}

}
