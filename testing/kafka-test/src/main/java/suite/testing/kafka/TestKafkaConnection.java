package suite.testing.kafka;

import java.util.List;

import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Tells a Spring application where the broker of the tests is.
 */
@TestConfiguration(proxyBeanMethods = false)
class TestKafkaConnection {

	@Bean
	KafkaConnectionDetails testKafkaConnectionDetails() {
		return () -> List.of(TestKafka.bootstrapServers());
	}

}
