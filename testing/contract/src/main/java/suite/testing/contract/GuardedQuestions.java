package suite.testing.contract;

import java.io.IOException;
import java.time.Duration;

import org.awaitility.Awaitility;
import suite.testing.http.Logins;
import suite.testing.http.RawConnection;

/**
 * What is asked of every operation where callers log in and two requests may be answered
 * at the same time: by whom it does not know, by whom may not, and by one too many.
 */
final class GuardedQuestions {

	private static final String OPEN = "/openapi.yaml";

	private final Contract contract;

	private final String callWithBody;

	private final String everything;

	private final String sender;

	private final String scraper;

	private final String reader;

	/**
	 * Makes the callers' tokens, before the service reads them.
	 * @param callWithBody a call that two callers make whose bodies do not come
	 */
	GuardedQuestions(Contract contract, Logins logins, String callWithBody) {
		this.contract = contract;
		this.callWithBody = callWithBody;
		this.everything = logins.header(Logins.ROLES.toArray(String[]::new));
		this.sender = logins.header("write", "replay");
		this.scraper = logins.header("metrics");
		this.reader = logins.header("read");
	}

	void ask(ContractClient service) throws IOException {
		askAll(service, "");
		askAll(service, "Authorization: Bearer nobody");
		askAll(service, this.scraper);
		askAll(service, this.reader);
		try (RawConnection first = hold(service, this.everything)) {
			await(service, this.everything, 429);
			askAll(service, this.everything);
			try (RawConnection second = hold(service, this.sender)) {
				await(service, this.reader, 503);
				askAll(service, this.reader);
				second.endOutput();
			}
			first.endOutput();
		}
	}

	private void askAll(ContractClient service, String login) {
		for (Operation operation : this.contract.operations()) {
			service.ask(operation.method(), operation.path().replaceAll("\\{[^}]*}", "x"), headers(login));
		}
	}

	private RawConnection hold(ContractClient service, String login) throws IOException {
		return service.open("POST", this.callWithBody, 100, "Content-Type: application/json", login);
	}

	private static void await(ContractClient service, String login, int status) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> service.ask("GET", OPEN, headers(login)).status() == status);
	}

	private static String[] headers(String login) {
		return login.isEmpty() ? new String[0] : new String[] { login };
	}

}
