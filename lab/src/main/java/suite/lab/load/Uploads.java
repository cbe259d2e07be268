package suite.lab.load;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityTemplate;

/**
 * Connections that send large bodies at the same time.
 */
public final class Uploads {

	private final URI base;

	private final String path;

	private final ContentType type;

	/**
	 * Uploads to a service.
	 * @param base the service
	 * @param path where to POST
	 * @param type of the bodies
	 */
	public Uploads(URI base, String path, String type) {
		this.base = base;
		this.path = path;
		this.type = ContentType.parse(type);
	}

	/**
	 * Sends the same block of bytes again and again.
	 * @param connections how many, each with a thread
	 * @param requests of each connection
	 * @param blocks of each request
	 * @param block the bytes
	 * @return the answers of all requests
	 * @throws IllegalStateException when an answer is missing or no success
	 */
	public List<String> send(int connections, int requests, int blocks, byte[] block) {
		return Connections.each(this.path, connections, () -> sendAll(requests, blocks, block))
			.stream()
			.flatMap(List::stream)
			.toList();
	}

	private List<String> sendAll(int requests, int blocks, byte[] block) throws IOException {
		List<String> answers = new ArrayList<>();
		try (Connection connection = new Connection(this.base)) {
			for (int request = 0; request < requests; request++) {
				answers.add(connection.post(this.path,
						new EntityTemplate((long) blocks * block.length, this.type, null, (out) -> {
							for (int i = 0; i < blocks; i++) {
								out.write(block);
							}
						})));
			}
		}
		return answers;
	}

	/**
	 * A block of lines or items.
	 * @param count how many
	 * @param item each, by its index from 0
	 * @return the joined text
	 */
	public static String join(int count, IntFunction<String> item) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < count; i++) {
			text.append(item.apply(i));
		}
		return text.toString();
	}

}
