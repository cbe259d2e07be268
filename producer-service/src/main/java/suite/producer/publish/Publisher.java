package suite.producer.publish;

import org.springframework.stereotype.Component;

import suite.failure.RequestException;
import suite.producer.send.SendException;

/**
 * Takes a JSON body of one item or many, and sends what is right in it. Thread-safe.
 */
@Component
class Publisher {

	/** To make a record of one that is a single item takes so many times its bytes. */
	private static final int SINGLE = 6;

	private final Singles singles;

	private final ItemArrays arrays;

	Publisher(Singles singles, ItemArrays arrays) {
		this.singles = singles;
		this.arrays = arrays;
	}

	/**
	 * Publishes a body, and waits for what becomes of it.
	 * @param topic where all of it goes
	 * @param memory what its request has taken; what it still needs for the answer is
	 * left in it
	 * @throws RequestException if nothing can be sent
	 * @throws SendException if the one item was not acknowledged
	 */
	Published publish(byte[] json, String topic, RecordReader reader, RequestMemory.Share memory) {
		JsonBody body = JsonBody.read(json, reader);
		if (body.single() != null) {
			memory.need((long) SINGLE * json.length);
			return this.singles.send(body.single());
		}
		long answer = (long) ArrayOutcomes.BYTES_PER_ITEM * body.size();
		memory.onlyNeed(json.length);
		memory.need(json.length + answer);
		ArrayOutcomes outcomes = this.arrays.send(topic, json, body.size(), reader);
		memory.onlyNeed(answer);
		return outcomes;
	}

}
