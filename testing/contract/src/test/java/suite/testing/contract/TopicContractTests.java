package suite.testing.contract;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is found where records and their contract differ.
 */
class TopicContractTests {

	@TempDir
	private Path folder;

	private TopicContract contract;

	@BeforeEach
	void read() throws IOException {
		this.contract = new TopicContract(Files.writeString(this.folder.resolve("asyncapi.yaml"), """
				channels:
				  things:
				    messages:
				      thing: {$ref: '#/components/messages/thing'}
				components:
				  messages:
				    thing:
				      contentType: application/json
				      bindings: {kafka: {key: {type: string}}}
				      headers: {$ref: '#/components/schemas/Headers'}
				      payload:
				        type: object
				        required: [id]
				        properties:
				          id: {type: integer}
				  schemas:
				    Headers:
				      required: [number]
				      properties:
				        number: {type: integer, format: int32}
				        run: {type: string}
				"""));
	}

	private static ConsumerRecord<byte[], byte[]> record(byte[] key, String value) {
		ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>("things", 0, 0, key,
				value.getBytes(StandardCharsets.UTF_8));
		record.headers().add("number", ByteBuffer.allocate(4).putInt(7).array());
		return record;
	}

	private static byte[] key(int... bytes) {
		byte[] key = new byte[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			key[i] = (byte) bytes[i];
		}
		return key;
	}

	@Test
	void whatIsSaidIsToBeSeen() {
		this.contract.check("things", List.of(record(key('k'), "{\"id\":1}")));
		assertThat(this.contract.violations()).isEmpty();
		assertThat(this.contract.unseen()).containsExactly("/components/schemas/Headers/properties/run");
	}

	@Test
	void whatIsNotSaidIsFound() {
		ConsumerRecord<byte[], byte[]> other = record(key('k'), "{\"id\":1}");
		other.headers().add("other", key('x'));
		ConsumerRecord<byte[], byte[]> wrong = record(key('k'), "{\"id\":1}");
		wrong.headers().remove("number").add("number", key(1, 2));
		this.contract.check("things", List.of(other, wrong, record(key(0xff), "{\"id\":1}"),
				record(key('k'), "{\"id\":\"x\"}"), record(key('k'), "{\"id\":1,\"more\":2}"), record(key('k'), "x")));
		this.contract.check("things", List.of());
		assertThat(this.contract.violations()).hasSize(7);
		assertThat(this.contract.violations().get(0)).contains("'other'");
		assertThat(this.contract.violations().get(1)).contains("/number");
		assertThat(this.contract.violations().get(4)).contains("'more'");
		assertThat(this.contract.violations().get(6)).isEqualTo("there is nothing on things");
	}

}
