package suite.producer.run;

/**
 * Where a run stands.
 */
enum RunState {

	RUNNING,

	/** Every message was sent and acknowledged. */
	COMPLETED,

	/** It was stopped before its end; what was sent by then has its outcome. */
	CANCELLED,

	/** It ended, and not every message was acknowledged: see {@code errors}. */
	FAILED

}
