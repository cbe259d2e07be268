package suite.kafka.tls;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets Kafka's clients use certificates that were renewed, where the bundle has
 * {@code reload-on-update}. Spring Boot gives them the bundle as it was at the start.
 */
@Configuration(proxyBeanMethods = false)
public class TlsConfiguration {

	@Bean
	static BeanPostProcessor reloadingKafkaConnectionDetails(ObjectProvider<SslBundles> bundles) {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof KafkaConnectionDetails details) ? bundles.stream()
					.findFirst()
					.<Object>map((registry) -> new ReloadingConnectionDetails(details, new CurrentSslBundles(registry)))
					.orElse(details) : bean;
			}

		};
	}

}
