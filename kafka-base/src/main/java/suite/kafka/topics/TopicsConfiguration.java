package suite.kafka.topics;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import suite.message.Topics;

/**
 * Declares the topics that the services share. Each service declares them all: whichever
 * comes first creates them, and all of them agree on the settings.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TopicSettings.class)
public class TopicsConfiguration {

	@Bean
	DeclaredTopics sharedTopics(TopicSettings settings) {
		return new DeclaredTopics(settings, Topics.TEST, Topics.INPUT, Topics.OUTPUT);
	}

}
