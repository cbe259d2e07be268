package suite.producer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsTests {

	@ConfigurationPropertiesScan
	static class Settings {

	}

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class))
		.withUserConfiguration(Settings.class);

	@ParameterizedTest
	@CsvSource({ "suite.producer.bulk.batch-size=1B, 1KB to 16MB", "suite.producer.bulk.linger=2s, 0ms to 1s",
			"suite.producer.bulk.compression=zip, one of", "suite.producer.bulk.delivery-timeout=5s, 10s to 10m",
			"suite.producer.bulk.buffer=10KB, at least batch-size", "suite.producer.publish.max-body=1GB, 1KB to 64MB",
			"suite.producer.publish.max-line=10B, 1KB to 16MB", "suite.producer.publish.max-key=2MB, 1B to 1MB",
			"suite.producer.publish.max-waiting=7, 8 to 10000", "suite.producer.publish.upload-time=0s, 1s to 24h",
			"suite.producer.runs.max-count=0, 1 to 2000000000", "suite.producer.runs.max-running=65, 1 to 64",
			"suite.producer.runs.history=-1, 1 to 1000", "suite.producer.runs.max-watchers=0, 1 to 1000",
			"suite.producer.runs.patience=0s, 1s to 24h", "suite.producer.runs.ledgers=1MB, a bit for each message",
			"suite.producer.runs.ledgers=1KB, 1MB to 1GB", "suite.producer.gate.failover=1h, 0s to 10m",
			"suite.producer.unacknowledged.max-records=999, 1000 to 10000000",
			"suite.producer.unacknowledged.max-size=1KB, 1MB to 1GB" })
	void aWrongSettingStopsTheStartAndIsNamed(String setting, String expected) {
		this.runner.withPropertyValues(setting)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining(setting.substring(0, setting.indexOf('=')))
				.hasMessageContaining(expected));
	}

}
