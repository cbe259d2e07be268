package suite.consumer.listen;

import java.util.List;
import java.util.Map;

import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;

import suite.consumer.ConsumerIntegrationTest;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How consumers are replaced.
 */
@ExtendWith(OutputCaptureExtension.class)
class ListenerRestartIT extends ConsumerIntegrationTest {

	/** Kafka refuses -1, as it refuses the name of a host that does not resolve. */
	private static final String BROKEN = "fetch.min.bytes";

	@Autowired
	private CommonErrorHandler errors;

	@Autowired
	private KafkaListenerEndpointRegistry listeners;

	@Autowired
	private DefaultKafkaConsumerFactory<?, ?> consumers;

	private MessageListenerContainer container;

	private final String key = uniqueKey();

	@BeforeEach
	void findContainer() {
		this.container = this.listeners.getListenerContainer("messages");
	}

	@AfterEach
	void mend() {
		this.consumers.removeConfig(BROKEN);
		await().until(this.container::isRunning);
	}

	@Test
	void itIsTriedAgainUntilTheNewConsumersCanBeMade(CapturedOutput output) {
		this.consumers.updateConfigs(Map.of(BROKEN, "-1"));
		this.errors.handleOtherException(new GroupIdNotFoundException("gone"), null, this.container, true);
		assertThat(this.container.isRunning()).isFalse();
		await().until(() -> output.getOut().split("could not be made, which is tried again", -1).length > 2);
		this.consumers.removeConfig(BROKEN);
		await().until(this.container::isRunning);
		TestKafka.send(List.of(record("test-topic", 0, this.key, json(1)), record("test-topic", 1, this.key, json(2))));
		await().untilAsserted(() -> assertThat(this.processor.processed(this.key)).containsExactlyInAnyOrder(1L, 2L));
	}

}
