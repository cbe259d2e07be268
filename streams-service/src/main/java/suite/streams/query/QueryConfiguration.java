package suite.streams.query;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import suite.kafka.availability.KafkaAvailability;
import suite.streams.lifecycle.RestoreProgress;
import suite.streams.lifecycle.StreamsInstance;
import suite.streams.lifecycle.StreamsState;
import suite.streams.topology.WindowSettings;

/**
 * Wires the queries.
 */
@Configuration(proxyBeanMethods = false)
class QueryConfiguration {

	@Bean
	StoreLags storeLags() {
		return new StoreLags();
	}

	@Bean
	LocalWindows localWindows(StreamsInstance instance, RestoreProgress restore, StoreLags lags,
			QuerySettings settings) {
		return new LocalWindows(instance, restore, lags, settings);
	}

	@Bean
	Instances instances(LocalWindows local, QuerySettings settings) {
		return new Instances(local, new PeerClient(settings), settings);
	}

	@Bean
	AllWindows allWindows(StreamsInstance instance, StreamsState state, KafkaAvailability kafka, Instances instances,
			WindowSettings window, QuerySettings settings) {
		return new AllWindows(instance, state, kafka, instances, window, settings);
	}

	@Bean
	WindowedCountsEndpoint windowedCountsEndpoint(AllWindows windows, QuerySettings settings) {
		return new WindowedCountsEndpoint(windows, settings);
	}

}
