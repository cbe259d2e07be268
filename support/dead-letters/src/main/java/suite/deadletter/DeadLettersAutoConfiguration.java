package suite.deadletter;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

import suite.http.HttpSupportAutoConfiguration;
import suite.kafka.KafkaSupportAutoConfiguration;
import suite.kafka.ask.AskConfiguration;
import suite.log.LoggedContents;

/**
 * {@code GET /dead-letters} and {@code POST /dead-letters/replay} for every service that
 * says as a {@link DeadLetterTopics} bean which dead letters are its own.
 */
@AutoConfiguration(after = { KafkaAutoConfiguration.class, KafkaSupportAutoConfiguration.class,
		HttpSupportAutoConfiguration.class })
@ConditionalOnBean(DeadLetterTopics.class)
@EnableConfigurationProperties({ DeadLetterSettings.class, LoggedContents.class })
@EnableScheduling
@Import({ AskConfiguration.class, DeadLetterController.class, DeadLetterReplay.class, DeadLetters.class,
		IgnoredMarks.class, ReplayDestinations.class })
public class DeadLettersAutoConfiguration {

}
