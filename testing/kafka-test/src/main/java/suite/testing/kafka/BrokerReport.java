package suite.testing.kafka;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one line for each test class, after its tests: by then the application under
 * test has started the broker, with its logging in place.
 */
class BrokerReport implements AfterAllCallback {

	private static final Logger logger = LoggerFactory.getLogger(BrokerReport.class);

	@Override
	public void afterAll(ExtensionContext context) {
		TestKafka.description()
			.ifPresent((description) -> logger.info("Integration tests run on: {} ({})", description,
					context.getDisplayName()));
	}

}
