package suite.lab.benchmark;

import java.time.Duration;
import java.util.Properties;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.TimeWindows;

/**
 * The Streams program of the case, as it is there: Kafka Streams' default settings.
 */
public final class CaseStreams {

	private CaseStreams() {
	}

	/**
	 * Runs until it is killed.
	 * @param arguments bootstrap servers, application id, state directory
	 */
	public static void main(String[] arguments) {
		Properties properties = new Properties();
		properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[0]);
		properties.put(StreamsConfig.APPLICATION_ID_CONFIG, arguments[1]);
		properties.put(StreamsConfig.STATE_DIR_CONFIG, arguments[2]);
		properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.String().getClass());
		properties.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.String().getClass());
		// The default of Kafka Streams, said for the reader: the topic is full already.
		properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		StreamsBuilder builder = new StreamsBuilder();
		KStream<String, String> source = builder.stream("input-topic");
		KStream<String, String> processed = source.mapValues((value) -> value.toUpperCase())
			.filter((key, value) -> value.length() > 5);
		// What the case calls TimeWindows.of is gone since Kafka 4.
		source.groupByKey().windowedBy(TimeWindows.ofSizeAndGrace(Duration.ofMinutes(5), Duration.ofDays(1))).count();
		processed.to("output-topic");
		KafkaStreams streams = new KafkaStreams(builder.build(), properties);
		Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
		streams.start();
	}

}
