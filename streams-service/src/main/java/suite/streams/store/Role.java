package suite.streams.store;

/**
 * The role in which an instance holds a partition of the counts.
 */
public enum Role {

	/** It processes the partition's records. */
	ACTIVE,
	/** It keeps a copy, which may be behind. */
	STANDBY

}
