package suite.consumer.messages;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import suite.caller.CallerSettings;
import suite.http.events.EventSettings;
import suite.http.events.EventStreamBounds;
import suite.http.events.EventStreams;

/**
 * How many clients may watch the live tail.
 */
@Configuration(proxyBeanMethods = false)
class MessagesConfiguration {

	@Bean
	EventStreams eventStreams(MessagesSettings settings, EventSettings events, CallerSettings callers) {
		MessagesSettings.Stream stream = settings.stream();
		return new EventStreams(
				new EventStreamBounds("suite.consumer.messages.stream.clients", stream.clients(), stream.share()),
				events, callers);
	}

}
