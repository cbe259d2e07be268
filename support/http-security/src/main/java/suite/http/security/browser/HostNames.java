package suite.http.security.browser;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The names that a service is called by. A page can give its own name any address, also
 * that of a service on the user's machine: then its requests are same-origin, and only
 * their {@code Host} tells. IP literals are safe, as no page can have one that is the
 * service's.
 */
final class HostNames {

	private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

	private final List<String> names;

	/**
	 * Allows these names.
	 * @param names such as {@code example.com}, or {@code *.example.com} for all below it
	 */
	HostNames(List<String> names) {
		this.names = names.stream().map(HostNames::lower).toList();
	}

	/**
	 * Whether a request may be sent to it.
	 * @param host a name or an address, without a port; IPv6 in brackets
	 */
	boolean allow(String host) {
		if (host.startsWith("[") || IPV4.matcher(host).matches()) {
			return true;
		}
		String name = lower(host);
		return this.names.stream()
			.anyMatch(
					(allowed) -> allowed.startsWith("*.") ? name.endsWith(allowed.substring(1)) : name.equals(allowed));
	}

	private static String lower(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

}
