package suite.http;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.context.annotation.Import;

/**
 * The same edge for Actuator's port, where it has one of its own. Its bounds are counted
 * apart: what is taken on one port is not missing on the other.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@Import(EdgeConfiguration.class)
class ManagementEdgeConfiguration {

}
