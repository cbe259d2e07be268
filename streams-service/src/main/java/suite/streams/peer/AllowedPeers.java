package suite.streams.peer;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

import suite.streams.lifecycle.StreamsInstance;

/**
 * The instances that may be asked. Thread-safe.
 */
@Component
class AllowedPeers {

	private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9.-]{1,253}:[1-9]\\d{0,4}");

	private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}");

	private final List<PeerRule> rules;

	private final StreamsInstance instance;

	AllowedPeers(PeerSettings settings, StreamsInstance instance) {
		this.rules = settings.peers().stream().map(PeerRule::of).toList();
		this.instance = instance;
	}

	/**
	 * Makes sure that an address may be asked.
	 * @throws IOException if it may not
	 */
	void require(String address) throws IOException {
		if (!ADDRESS.matcher(address).matches()) {
			throw new IOException("it is not asked, its address is none");
		}
		String host = host(address);
		if (!isOnThisHost(host) && this.rules.stream().noneMatch((rule) -> rule.test(host))) {
			throw new IOException("it is not asked, as it is not in suite.streams.peers");
		}
	}

	private boolean isOnThisHost(String host) {
		String own = this.instance.running().map((running) -> host(running.address())).orElse("");
		return host.equals(own) || (LOOPBACK.matcher(own).matches() && LOOPBACK.matcher(host).matches());
	}

	private static String host(String address) {
		return address.substring(0, address.lastIndexOf(':')).toLowerCase(Locale.ROOT);
	}

}
