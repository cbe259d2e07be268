package suite.kafka;

import org.apache.kafka.clients.KafkaClient;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Import;

import suite.kafka.access.AccessConfiguration;
import suite.kafka.availability.AvailabilityConfiguration;
import suite.kafka.compression.NativeLz4;
import suite.kafka.tls.TlsConfiguration;
import suite.kafka.topics.TopicsConfiguration;

/**
 * Declares the suite's topics and watches Kafka in every service that has this module on
 * its class path.
 */
@AutoConfiguration(after = KafkaAutoConfiguration.class)
@Import({ AccessConfiguration.class, AvailabilityConfiguration.class, TlsConfiguration.class,
		TopicsConfiguration.class })
public class KafkaSupportAutoConfiguration {

	KafkaSupportAutoConfiguration() {
		NativeLz4.load(KafkaClient.class.getClassLoader());
	}

}
