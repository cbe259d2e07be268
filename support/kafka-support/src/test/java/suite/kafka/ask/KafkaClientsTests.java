package suite.kafka.ask;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KafkaClientsTests {

	@Test
	void takeOverHowToConnectAndNothingElse() {
		Map<String, Object> connection = Map.of("bootstrap.servers", "kafka:9092", "security.protocol", "SASL_SSL",
				"sasl.jaas.config", "...", "ssl.truststore.location", "/trust", "reconnect.backoff.max.ms", 200,
				"ssl.engine.factory.class", "Springs", "org.springframework.boot.ssl.SslBundle", "bundle");
		Map<String, Object> all = new HashMap<>(connection);
		all.putAll(Map.of("group.id", "my-consumer-group", "fetch.max.wait.ms", 25_000, "max.poll.records", 4000,
				"interceptor.classes", "Somebodys", "client.id", "x", "value.deserializer", "Json"));
		assertThat(KafkaClients.connection(all)).isEqualTo(connection);
	}

}
