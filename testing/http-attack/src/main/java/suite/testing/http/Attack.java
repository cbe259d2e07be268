package suite.testing.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends hostile requests to a service, and tells which answers were not right.
 */
public final class Attack {

	/** As many violations are told. */
	private static final int MAX_REPORTED = 20;

	private static final String SEED = "suite.seed";

	private final int port;

	private final List<String> violations = new ArrayList<>();

	private int count;

	public Attack(int port) {
		this.port = port;
	}

	/**
	 * The seed of the requests: the same for each build, unless the system property
	 * {@value #SEED} says otherwise.
	 */
	public static long seed() {
		return Long.getLong(SEED, 20_260_101L);
	}

	/**
	 * Sends one request and keeps what was wrong with its answer.
	 */
	public RawAnswer send(RawRequest request) {
		this.count++;
		try {
			RawAnswer answer = request.sendTo(this.port);
			AnswerRules.violations(request, answer).forEach((violation) -> add(violation, request, answer.toString()));
			return answer;
		}
		catch (IOException | RuntimeException ex) {
			add("no answer that can be read: " + ex, request, "");
			return RawAnswer.NONE;
		}
	}

	/**
	 * Sends far too much. A service may close the connection, so that the client does not
	 * see the answer.
	 */
	public RawAnswer sendHuge(Endpoint endpoint, long size, boolean chunked) {
		RawRequest request = HostileRequests.huge(endpoint, size, chunked);
		try {
			RawAnswer answer = request.sendTo(this.port);
			if (answer.status() != 0) {
				AnswerRules.violations(request, answer)
					.forEach((violation) -> add(violation, request, answer.toString()));
			}
			return answer;
		}
		catch (IOException ex) {
			add("no answer in time: " + ex, request, "");
			return RawAnswer.NONE;
		}
	}

	private void add(String violation, RawRequest request, String answer) {
		this.violations.add("%s (%s, request %d, -D%s=%d)%n%s%n--> %s%n".formatted(violation, request.description(),
				this.count, SEED, seed(), request.text(), answer));
	}

	/**
	 * What was wrong with answers, with the requests that led to them.
	 */
	public List<String> violations() {
		return this.violations.subList(0, Math.min(MAX_REPORTED, this.violations.size()));
	}

}
