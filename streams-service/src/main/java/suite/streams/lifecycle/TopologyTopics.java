package suite.streams.lifecycle;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.apache.kafka.streams.StreamsConfig;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.config.KafkaStreamsConfiguration;
import org.springframework.stereotype.Component;

import suite.deadletter.DeadLetterTopics;
import suite.streams.topology.WindowedAggregate;

/**
 * The topics of the topology.
 *
 * @param input what it reads
 * @param outputs what it writes
 * @param deadLetters where what it cannot read goes
 * @param changelog what its state is restored from
 */
@Component
record TopologyTopics(String input, List<String> outputs, String deadLetters, String changelog) {

	@Autowired
	TopologyTopics(WindowedAggregate<?> topology, KafkaStreamsConfiguration configuration) {
		this(topology.input(), topology.outputs(), DeadLetterTopics.deadLettersOf(topology.input()),
				"%s-%s-changelog".formatted(
						configuration.asProperties().getProperty(StreamsConfig.APPLICATION_ID_CONFIG),
						topology.store()));
	}

	/** Those that others may make, change and delete, too. */
	Collection<String> all() {
		return Stream.concat(Stream.of(this.input), written().stream()).toList();
	}

	/** Those whose limits decide on how large a record may be. */
	Collection<String> written() {
		return Stream.concat(this.outputs.stream(), Stream.of(this.deadLetters, this.changelog)).toList();
	}
}
