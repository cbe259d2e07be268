package suite.streams.query;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import suite.http.answer.AnswerPlaces;
import suite.kafka.availability.KafkaAvailability;
import suite.streams.lifecycle.RestoreProgress;
import suite.streams.lifecycle.StateFit;
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
	QueryMemory queryMemory(QuerySettings settings) {
		return new QueryMemory(settings.memory().toBytes());
	}

	@Bean
	MeterBinder queryMemoryMetrics(QueryMemory memory) {
		return (meters) -> Gauge.builder("suite.streams.query.memory", memory, QueryMemory::taken)
			.description("What the answers that are being made and written take")
			.baseUnit("bytes")
			.register(meters);
	}

	@Bean
	Instances instances(LocalWindows local, StreamsInstance instance, WindowSettings window, PeerSettings peers,
			QuerySettings settings) {
		return new Instances(local, new PeerClient(new Peers(peers, instance), window.size(), settings), settings);
	}

	@Bean
	AllWindows allWindows(StreamsInstance instance, StreamsState state, StateFit fit, KafkaAvailability kafka,
			Instances instances, WindowSettings window, QueryMemory memory, QuerySettings settings) {
		return new AllWindows(instance, state, fit, kafka, instances, window, memory, settings);
	}

	@Bean
	EncodedSlashes encodedSlashes() {
		return new EncodedSlashes();
	}

	@Bean
	WindowedCountsEndpoint windowedCountsEndpoint(AllWindows windows, AnswerPlaces places, QuerySettings settings) {
		return new WindowedCountsEndpoint(windows, places, settings);
	}

}
