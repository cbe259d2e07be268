package suite.kafka.topics;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/**
 * The settings that all topics are declared with. Each service declares the topics that
 * it uses, as a {@link DeclaredTopics} bean: whichever comes first creates them, and all
 * of them agree on the settings.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TopicSettings.class)
public class TopicsConfiguration {

}
