package suite.kafka.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Keeps what Kafka denies.
 */
@Configuration(proxyBeanMethods = false)
public class AccessConfiguration {

	@Bean
	RecentDenials recentDenials() {
		return new RecentDenials();
	}

}
