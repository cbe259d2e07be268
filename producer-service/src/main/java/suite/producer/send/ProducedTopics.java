package suite.producer.send;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import suite.kafka.topics.DeclaredTopics;
import suite.kafka.topics.TopicSettings;
import suite.message.Topics;

/**
 * The topics that this service writes to.
 */
@Configuration(proxyBeanMethods = false)
class ProducedTopics {

	@Bean
	DeclaredTopics declaredProducedTopics(TopicSettings settings) {
		return new DeclaredTopics(settings, Topics.TEST, Topics.INPUT);
	}

}
