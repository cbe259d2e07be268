package suite.consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import suite.consumer.topic.ConsumerGroup;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withUserConfiguration(SettingsOfTheService.class);

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					suite.consumer.retry.attempts=21                   | suite.consumer.retry.attempts must be 1 to 20, not 21
					suite.consumer.retry.backoff=0ms                   | suite.consumer.retry.backoff must be 1ms to 1m, not 0s
					suite.consumer.retry.max-backoff=100ms             | suite.consumer.retry.max-backoff must be 500ms to 1m, not 100ms
					suite.consumer.log.lines-per-second=-1             | suite.consumer.log.lines-per-second must be 0 to 100000, not -1
					suite.consumer.log.max-value-length=0              | suite.consumer.log.max-value-length must be 1 to 1000000, not 0
					suite.consumer.messages.capacity=0                 | suite.consumer.messages.capacity must be 1 to 100000, not 0
					suite.consumer.messages.max-size=2GB               | suite.consumer.messages.max-size must be 1KB to 1GB, not 2147483648B
					suite.consumer.messages.stream.clients=-1          | suite.consumer.messages.stream.clients must be 0 to 1000, not -1
					suite.consumer.messages.stream.queue=0             | suite.consumer.messages.stream.queue must be 1 to 10000, not 0
					suite.consumer.messages.stream.queue-size=1B       | suite.consumer.messages.stream.queue-size must be 1KB to 1GB, not 1B
					suite.consumer.messages.stream.heartbeat=1h        | suite.consumer.messages.stream.heartbeat must be 100ms to 5m, not 1h
					suite.consumer.messages.max-answer=1B              | suite.consumer.messages.max-answer must be 1KB to 1GB, not 1B
					suite.consumer.messages.stream.share=1ms           | suite.consumer.messages.stream.share must be 1s to 1d, not 1ms
					suite.consumer.max-poll-size=1KB                   | suite.consumer.max-poll-size must be 1MB to 1GB, not 1024B
					suite.consumer.consumption.refresh=1ms             | suite.consumer.consumption.refresh must be 100ms to 10m, not 1ms
					suite.consumer.consumption.max-age=2m              | suite.consumer.consumption.max-age must be 0s to 1m, not 2m
					suite.consumer.consumption.timeout=2m              | suite.consumer.consumption.timeout must be 100ms to 1m, not 2m
					""")
	void namesThePropertyAndTheRangeOfAWrongValue(String property, String complaint) {
		this.application.withPropertyValues(property)
			.run((context) -> assertThat(context).getFailure().hasRootCauseMessage(complaint));
	}

	@ParameterizedTest
	@CsvSource({ "suite.consumer.retry.attempts=20", "suite.consumer.retry.attempts=1",
			"suite.consumer.log.lines-per-second=0", "suite.consumer.messages.stream.clients=0",
			"suite.consumer.consumption.max-age=0" })
	void takesTheEndsOfTheRanges(String property) {
		this.application.withPropertyValues(property).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void wantsTheNameOfTheGroup() {
		this.application.withUserConfiguration(ConsumerGroup.class)
			.withBean(KafkaProperties.class)
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseMessage("spring.kafka.consumer.group-id must be the name of a group, not empty"));
	}

	@ParameterizedTest
	@CsvSource({ "replay-attempts, 7", "timeout, 7s", "max-age, 7s" })
	void takesTheFormerNamesOfTheSettingsOfDeadLetters(String name, String value) {
		this.application.withInitializer(new ConfigDataApplicationContextInitializer())
			.withPropertyValues("suite.consumer.dead-letters." + name + "=" + value)
			.run((context) -> assertThat(context.getEnvironment().getProperty("suite.dead-letters." + name))
				.isEqualTo(value));
	}

	@ConfigurationPropertiesScan
	static class SettingsOfTheService {

	}

}
