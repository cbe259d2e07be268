package suite.lab.acks;

/**
 * The 95 % score interval of a proportion (E. B. Wilson, 1927), which is meaningful for
 * none or all of few trials too (Brown, Cai, DasGupta, "Interval Estimation for a
 * Binomial Proportion", 2001).
 *
 * @param low the lower bound, from 0
 * @param high the upper bound, to 1
 */
record Wilson(double low, double high) {

	/** The 97.5 % quantile of the normal distribution. */
	private static final double Z = 1.959964;

	/**
	 * The interval.
	 * @param hits how many trials had it
	 * @param trials how many there were; without any the interval says nothing: 0 to 1
	 * @return the interval
	 */
	static Wilson of(int hits, int trials) {
		if (trials == 0) {
			return new Wilson(0, 1);
		}
		double share = (double) hits / trials;
		double centre = share + Z * Z / (2 * trials);
		double spread = Z * Math.sqrt(share * (1 - share) / trials + Z * Z / (4.0 * trials * trials));
		double scale = 1 + Z * Z / trials;
		return new Wilson(Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale));
	}

}
