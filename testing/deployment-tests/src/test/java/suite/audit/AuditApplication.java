package suite.audit;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

import suite.kafka.topics.DeclaredTopics;
import suite.kafka.topics.TopicSettings;
import suite.message.Topics;

/**
 * The audit service: the sum of all values that came.
 */
@SpringBootApplication
public class AuditApplication {

	public static void main(String[] args) {
		SpringApplication.run(AuditApplication.class, args);
	}

	@Bean
	DeclaredTopics declaredAuditedTopics(TopicSettings settings) {
		return new DeclaredTopics(settings, Topics.TEST);
	}

}
