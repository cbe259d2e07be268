package suite.producer.send;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class TemplatesTests {

	private static final BulkSettings BULK = new BulkSettings(DataSize.ofKilobytes(256), Duration.ofMillis(5), "lz4",
			DataSize.ofMegabytes(64), Duration.ofMinutes(1));

	private final Templates templates = new Templates(
			new DefaultKafkaProducerFactory<>(Map.of("linger.ms", 0, "max.in.flight.requests.per.connection", 5)),
			BULK);

	private static Map<String, Object> config(KafkaTemplate<byte[], byte[]> template) {
		return template.getProducerFactory().getConfigurationProperties();
	}

	@ParameterizedTest
	@EnumSource
	void singleMessagesDoNotLingerAndGoOneRequestAtATime(Acks acks) {
		assertThat(config(this.templates.immediate(acks))).containsEntry("acks", acks.setting())
			.containsEntry("linger.ms", 0)
			.containsEntry("max.in.flight.requests.per.connection", 1);
	}

	@ParameterizedTest
	@EnumSource
	void manyMessagesFillLargeBatchesWithSeveralRequestsUnderWay(Acks acks) {
		assertThat(config(this.templates.bulk(acks))).containsEntry("acks", acks.setting())
			.containsEntry("batch.size", 262_144)
			.containsEntry("compression.type", "lz4")
			.containsEntry("delivery.timeout.ms", 60_000)
			.containsEntry("max.in.flight.requests.per.connection", 5);
	}

	@Test
	void onlyAcksAllIsIdempotent() {
		assertThat(config(this.templates.immediate(Acks.ALL))).containsEntry("enable.idempotence", true);
		assertThat(config(this.templates.bulk(Acks.LEADER))).containsEntry("enable.idempotence", false);
		assertThat(config(this.templates.bulk(Acks.NONE))).containsEntry("enable.idempotence", false);
	}

	@Test
	void closingIsBoundedInEachProducer() {
		DefaultKafkaProducerFactory<byte[], byte[]> factory = new DefaultKafkaProducerFactory<>(Map.of());
		new CloseTimeout().customize(factory);
		ProducerFactory<byte[], byte[]> bulk = new Templates(factory, BULK).bulk(Acks.ALL).getProducerFactory();
		assertThat(bulk.getPhysicalCloseTimeout()).isEqualTo(Duration.ofSeconds(20));
	}

	@Test
	void aProducerIsMadeOnceForEachKind() {
		assertThat(this.templates.bulk(Acks.ALL)).isSameAs(this.templates.bulk(Acks.ALL))
			.isNotSameAs(this.templates.immediate(Acks.ALL));
	}

	@Test
	void clientsHaveTheSameNamesInEveryLanguage() {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("tr"));
		try {
			assertThat(config(this.templates.immediate(Acks.ALL))).containsEntry("client.id", "immediate-acks-all");
		}
		finally {
			Locale.setDefault(before);
		}
	}

}
