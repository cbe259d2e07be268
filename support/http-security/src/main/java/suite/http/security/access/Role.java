package suite.http.security.access;

import java.util.Locale;

/**
 * What a caller may do.
 */
public enum Role {

	/** Send messages and texts, one or many. */
	WRITE,

	/** Start and cancel runs. */
	RUN,

	/** See messages, counts, lag and progress. */
	READ,

	/** Replay dead letters. */
	REPLAY,

	/** Scrape metrics. */
	METRICS,

	/**
	 * See how a service does: its health in detail, log levels, and what else Actuator
	 * shows.
	 */
	OPERATE,

	/** Ask as another instance of the same service does. */
	PEER,

	/** Nobody has it as a role: what needs it is open to all. */
	ANYONE;

	/** The role as it is written in settings and tokens. */
	public String authority() {
		return name().toLowerCase(Locale.ROOT);
	}

}
