package suite.producer.send;

import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.stereotype.Component;

/**
 * Bounds how long a producer that is closed waits for acknowledgements: while Kafka is
 * away the service has to end within what it is given to stop.
 */
@Component
class CloseTimeout implements DefaultKafkaProducerFactoryCustomizer {

	private static final int SECONDS = 20;

	@Override
	public void customize(DefaultKafkaProducerFactory<?, ?> factory) {
		factory.setPhysicalCloseTimeout(SECONDS);
	}

}
