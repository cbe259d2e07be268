package suite.lab.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import suite.lab.load.Uploads;
import suite.lab.workload.Scenario.Upload;
import suite.launcher.service.Service;

/**
 * Many messages in each request, beside {@code ProducerPerformance} with the same
 * batching.
 */
final class Uploading {

	private static final int PARTITIONS = 6;

	private static final int MAX_ITEMS = 500;

	// Four arrays of that size are well below what producer-service takes at a time.
	private static final int MAX_BYTES = 1_000_000;

	private static final JsonMapper JSON = new JsonMapper();

	private final SystemUnderTest system;

	private final Upload upload;

	private final int size;

	// Of a block of lines, or of an array.
	private final int items;

	Uploading(SystemUnderTest system, Upload upload) {
		this.system = system;
		this.upload = upload;
		this.size = (upload.size() != null) ? upload.size() : 100;
		this.items = Math.max(1, Math.min(MAX_ITEMS, MAX_BYTES / this.size));
	}

	Comparison comparison() {
		this.system.partitions(PARTITIONS);
		this.system.stopAllBut(Service.PRODUCER);
		boolean ndjson = this.upload.body().equals("ndjson");
		return new Comparison(Benchmark.of(ndjson ? "POST /messages, NDJSON" : "POST /texts, arrays", this::suite),
				ndjson ? Benchmark.of(ProducerPerf.NAME, this::peer) : null);
	}

	private Measurement suite() {
		ServiceUnderTest producer = this.system.ready(Service.PRODUCER);
		String topic = this.upload.body().equals("ndjson") ? "test-topic" : "input-topic";
		if (this.upload.warmup() > 0) {
			send(producer, this.upload.warmup());
		}
		long before = this.system.topics().end(topic);
		try (Meters meters = this.system.meters(producer.pid())) {
			long begin = System.nanoTime();
			long messages = send(producer, this.upload.count());
			double seconds = (System.nanoTime() - begin) / 1e9;
			Measurement measurement = meters.measurement(messages, messages / seconds, null);
			CountsDifferException.require("records in " + topic, messages, this.system.topics().end(topic) - before);
			this.system.emptied(topic);
			return measurement;
		}
	}

	private long send(ServiceUnderTest producer, int count) {
		int connections = this.upload.connections();
		int blocks = Math.max(1, count / connections / this.items);
		long messages = (long) connections * blocks * this.items;
		long acked = this.upload.body().equals("ndjson") ? sendLines(producer, connections, blocks)
				: sendArrays(producer, connections, blocks);
		CountsDifferException.require("acknowledged messages", messages, acked);
		return messages;
	}

	private long sendLines(ServiceUnderTest producer, int connections, int blocks) {
		byte[] block = Uploads
			.join(this.items,
					(id) -> "{\"id\":%d,\"timestamp\":1700000000.123456,\"value\":%d,\"user_id\":\"user_%d\"}\n"
						.formatted(1_000_000 + id, 10L * id, id))
			.getBytes(StandardCharsets.UTF_8);
		List<String> answers = new Uploads(producer.client().base(), "/messages", "application/x-ndjson")
			.send(connections, 1, blocks, block);
		return answers.stream().mapToLong((answer) -> JSON.readTree(answer).path("acked").asLong()).sum();
	}

	private long sendArrays(ServiceUnderTest producer, int connections, int requests) {
		String joined = Uploads.join(this.items,
				(id) -> ",{\"key\":\"user_%d\",\"text\":\"%s\"}".formatted(id, text(id, this.size)));
		byte[] array = ("[" + joined.substring(1) + "]").getBytes(StandardCharsets.UTF_8);
		List<String> answers = new Uploads(producer.client().base(), "/texts", "application/json").send(connections,
				requests, 1, array);
		return answers.stream().mapToLong(Uploading::receipts).sum();
	}

	private static long receipts(String answer) {
		long receipts = 0;
		for (JsonNode item : JSON.readTree(answer)) {
			receipts += item.has("offset") ? 1 : 0;
		}
		return receipts;
	}

	// Words that differ, as text does: a single letter again and again would compress to
	// nothing.
	private static String text(int id, int size) {
		StringBuilder text = new StringBuilder(size);
		for (int word = id; text.length() < size; word = word * 31 + 7) {
			text.append(Integer.toString(word & 0xffff, 36)).append(' ');
		}
		return text.substring(0, size);
	}

	private Measurement peer() {
		return new ProducerPerf(this.system).measure(PARTITIONS, "all", null, this.upload.warmup(), this.upload.count(),
				ProducerPerf.BULK);
	}

}
