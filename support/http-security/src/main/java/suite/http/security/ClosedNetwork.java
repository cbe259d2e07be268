package suite.http.security;

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/**
 * Ends the start of a service that everybody on the network could use as they like.
 */
final class ClosedNetwork implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {

	private final SecuritySettings settings;

	private final @Nullable InetAddress unlessSet;

	/**
	 * Checks the address of a port.
	 * @param unlessSet the address that it gets when none is set for it; null is all of
	 * the machine's
	 */
	ClosedNetwork(SecuritySettings settings, @Nullable InetAddress unlessSet) {
		this.settings = settings;
		this.unlessSet = unlessSet;
	}

	/**
	 * Last of all: Boot has set the address.
	 */
	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		if (factory.getAddress() == null) {
			factory.setAddress(this.unlessSet);
		}
		InetAddress address = factory.getAddress();
		boolean open = address == null || !address.isLoopbackAddress();
		if (open && this.settings.mode() == LoginMode.NONE && !this.settings.openNetwork()) {
			throw new InvalidConfigurationPropertyValueException("suite.http.security.mode", "none", "port "
					+ factory.getPort() + " is open on "
					+ ((address != null) ? address.getHostAddress() : "every address")
					+ ", where anybody could do everything. Set suite.http.security.mode to tokens or jwt; or "
					+ "server.address (and management.server.address) to 127.0.0.1; or, where the network itself "
					+ "lets nobody else in, suite.http.security.open-network to true.");
		}
	}

}
