package suite.lab.workload;

/**
 * What a row is to reach; each may be null.
 *
 * @param minRatio of its messages per second to the peer's
 * @param minMessagesPerSecond absolute
 * @param maxP50Ms median latency in milliseconds
 * @param maxP99Ms 99th percentile in milliseconds
 * @param maxP99Ratio of its 99th percentile to the peer's
 * @param maxReadyRatio of its time to ready to the peer's
 * @param maxIdleRssMiB resident memory at rest
 * @param than in comparison with another row
 * @param why what kept it from its target where it was missed so far, said beside a miss
 */
public record Target(Double minRatio, Double minMessagesPerSecond, Double maxP50Ms, Double maxP99Ms, Double maxP99Ratio,
		Double maxReadyRatio, Double maxIdleRssMiB, Than than, String why) {

	static final Target NONE = new Target(null, null, null, null, null, null, null, null, null);

	/**
	 * In comparison with another row of the same report.
	 *
	 * @param row its id
	 * @param minThroughput messages per second in units of that row's; null if it does
	 * not matter
	 * @param maxReady time to ready in units of that row's; null if it does not matter
	 */
	public record Than(String row, Double minThroughput, Double maxReady) {
	}

}
