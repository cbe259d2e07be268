package suite.lab.faults;

/**
 * How much of it.
 *
 * @param messages of the flat-out run
 * @param warmup so many of them are acknowledged before anything else begins
 * @param leadMs how long all of the load lasts before the fault
 * @param faultMs how long the fault lasts
 */
record FullLoadSize(int messages, int warmup, long leadMs, long faultMs) {

	static FullLoadSize of(boolean quick) {
		return quick ? new FullLoadSize(6_000_000, 1_000_000, 1_000, 15_000)
				: new FullLoadSize(20_000_000, 4_000_000, 3_000, 30_000);
	}

}
