package suite.pages;

import java.util.List;
import java.util.regex.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import suite.settings.Check;

/**
 * Where a user's browser finds the pages of the services. Anybody who may load a page
 * sees these addresses.
 *
 * @param producer producer-service's page: an address such as
 * {@code https://producer.example.com}, or a port such as {@code :8081} of the host that
 * the browser has asked
 * @param consumer consumer-service's page, said in the same way
 * @param streams streams-service's page, said in the same way
 */
@ConfigurationProperties("suite.pages.links")
public record PageLinks(@DefaultValue(":8081") String producer, @DefaultValue(":8082") String consumer,
		@DefaultValue(":8083") String streams) {

	private static final Pattern ADDRESS = Pattern.compile(":\\d{1,5}|https?://[^\\s\"'<>]+");

	public PageLinks {
		require("producer", producer);
		require("consumer", consumer);
		require("streams", streams);
	}

	private static void require(String name, String address) {
		Check.of("suite.pages.links")
			.require(name, ADDRESS.matcher(address).matches(),
					"an address (http://… or https://…) or a port such as :8081", address);
	}

	/** A link to a page. */
	record Link(String service, String address) {
	}

	/** All of them, in the order in which messages go through the services. */
	List<Link> all() {
		return List.of(new Link("producer-service", this.producer), new Link("consumer-service", this.consumer),
				new Link("streams-service", this.streams));
	}

}
