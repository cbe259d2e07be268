package suite.consumer.topic;

import java.util.List;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * The suite's own topics, for tests without all of the service.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestTopics {

	public static ConsumedTopics create() {
		MessageProcessor processor = new MessageProcessor() {
		};
		return new ConsumedTopics(List.of(new MessageTopic(processor), new TextTopic(processor)));
	}

	@Bean
	ConsumedTopics consumedTopics() {
		return create();
	}

}
