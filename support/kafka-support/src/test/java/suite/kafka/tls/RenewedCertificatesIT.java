package suite.kafka.tls;

import java.io.StringReader;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import suite.kafka.availability.KafkaAvailability;
import suite.kafka.topics.DeclaredTopics;
import suite.kafka.topics.TopicSettings;
import suite.localkafka.KafkaCluster;
import suite.localkafka.security.Acls;
import suite.testing.kafka.TestKafka;

import static org.assertj.core.api.Assertions.assertThat;

class RenewedCertificatesIT {

	private static final Acls RIGHTS = Acls.read(new StringReader("""
			service topic test-topic literal Read
			service topic test-topic literal Create
			"""));

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		DeclaredTopics topics(TopicSettings settings) {
			return new DeclaredTopics(settings, "test-topic");
		}

	}

	@Test
	void aServiceThatRunsTrustsANewAuthorityWhenItsFileSaysSo() {
		try (KafkaCluster cluster = TestKafka.ownBroker().secure(RIGHTS).start();
				ConfigurableApplicationContext context = start(cluster)) {
			KafkaAvailability availability = context.getBean(KafkaAvailability.class);
			await(availability, true);
			cluster.broker(1).kill();
			await(availability, false);
			cluster.security().replaceCertificates();
			cluster.broker(1).restart();
			await(availability, true);
			assertThat(availability.status().detail()).contains("test-topic");
		}
	}

	private static void await(KafkaAvailability availability, boolean available) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> availability.status().available() == available);
	}

	private static ConfigurableApplicationContext start(KafkaCluster cluster) {
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("spring.application.name=test", "suite.kafka.probe.interval=200ms",
					"suite.kafka.probe.timeout=2s", "spring.ssl.bundle.watch.file.quiet-period=100ms")
			.run("--spring.kafka.bootstrap-servers=" + cluster.bootstrapServers(),
					"--spring.config.import=configtree:%s/".formatted(cluster.security().credentials("service")));
	}

}
