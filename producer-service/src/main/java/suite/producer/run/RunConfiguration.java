package suite.producer.run;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import suite.caller.CallerSettings;
import suite.http.events.EventSettings;
import suite.http.events.EventStreamBounds;
import suite.http.events.EventStreams;

/**
 * How many clients may watch runs. None of them has to make room for another one: its
 * stream ends with its run.
 */
@Configuration(proxyBeanMethods = false)
class RunConfiguration {

	@Bean
	EventStreams eventStreams(RunSettings settings, EventSettings events, CallerSettings callers) {
		return new EventStreams(new EventStreamBounds("suite.producer.runs.max-watchers", settings.maxWatchers(), null),
				events, callers);
	}

}
