package suite.streams.query;

/**
 * As what an instance holds a partition of the counts.
 */
enum Role {

	/** It processes the partition's records. */
	ACTIVE,
	/** It keeps a copy, which may be behind. */
	STANDBY

}
