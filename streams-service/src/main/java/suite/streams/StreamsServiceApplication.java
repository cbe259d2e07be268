package suite.streams;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Reads {@code input-topic}, writes {@code output-topic} and answers the counts.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class StreamsServiceApplication {

	public static void main(String[] args) {
		SpringApplication.run(StreamsServiceApplication.class, args);
	}

}
