package suite.http.app;

import java.time.Duration;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

import suite.caller.CallerSettings;
import suite.http.events.EventSettings;
import suite.http.events.EventStreamBounds;
import suite.http.events.EventStreams;

/**
 * A service with handlers of each kind, and with Actuator on another port.
 */
@SpringBootApplication
public class TestApplication {

	@Bean
	EventStreams eventStreams(EventSettings events, CallerSettings callers) {
		return new EventStreams(new EventStreamBounds("test.streams", 3, Duration.ofSeconds(1)), events, callers);
	}

}
