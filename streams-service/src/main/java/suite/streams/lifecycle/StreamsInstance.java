package suite.streams.lifecycle;

import java.util.Optional;

import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The running topology of this instance, for those who ask it something. Thread-safe.
 */
@Component
public class StreamsInstance {

	private volatile @Nullable Running running;

	void started(Running running) {
		this.running = running;
	}

	/**
	 * The topology, if it was started.
	 */
	public Optional<Running> running() {
		return Optional.ofNullable(this.running);
	}

	/**
	 * A started topology.
	 *
	 * @param streams Kafka Streams
	 * @param address {@code host:port} of this instance as the others know it
	 */
	public record Running(KafkaStreams streams, String address) {
	}

}
