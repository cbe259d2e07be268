package suite.http.security;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The same for Actuator's port, where it has one of its own: it listens where the
 * service's does unless {@code management.server.address} says something else.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@Import(BrowserConfiguration.class)
class ManagementSecurityConfiguration {

	@Bean
	ClosedNetwork closedManagementNetwork(SecuritySettings settings, ServerProperties server) {
		return new ClosedNetwork(settings, server.getAddress());
	}

}
