package suite.streams.peer;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

import suite.settings.Check;

/**
 * Which other instances are asked for the counts they hold. Whoever can join the group
 * can say that it holds some, at any address, and what is asked there is believed. An
 * instance on the host of this one's advertised address is always asked.
 *
 * @param peers where instances may be: a host name ({@code streams-service} allows also
 * those names that lead to the same addresses), a pattern for one ({@code *} stands for
 * part of a label: {@code *.streams-service-instances}), or a range of IPv4 addresses
 * ({@code 10.0.0.0/8}); none by default, 100 at most
 * @param peerToken the file with the token that is shown to other instances, which need
 * the role {@code peer} of it; read anew for each question. None by default
 */
@ConfigurationProperties("suite.streams")
record PeerSettings(@DefaultValue List<String> peers, @Nullable Resource peerToken) {

	private static final int MAX_PEERS = 100;

	PeerSettings {
		Check.of("suite.streams")
			.require("peers", peers.size() <= MAX_PEERS, MAX_PEERS + " entries at most", peers.size());
		peers = List.copyOf(peers);
		peers.forEach(PeerRule::of);
	}
}
