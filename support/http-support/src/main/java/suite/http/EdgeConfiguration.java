package suite.http;

import jakarta.servlet.Filter;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.http11.AbstractHttp11Protocol;

import org.springframework.boot.thread.Threading;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

import suite.caller.CallerSettings;
import suite.http.answer.AnswerFilter;
import suite.http.answer.AnswerPlaces;
import suite.http.answer.AnswerSettings;
import suite.http.body.BodyFilter;
import suite.http.body.BodySettings;
import suite.http.connection.ConnectionValve;
import suite.http.crowd.CallerFilter;
import suite.http.crowd.CrowdFilter;
import suite.http.crowd.CrowdSettings;
import suite.http.crowd.Probes;
import suite.http.problem.ProblemErrorValve;

/**
 * The edge of a port: what every request passes before and behind the application.
 */
@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {

	private static final int TOMCATS_THREADS = 200;

	/** Behind Spring Security, where it is. */
	private static final int BEHIND_LOGIN = -99;

	// All behind what measures requests.
	@Bean
	FilterRegistrationBean<CrowdFilter> crowdFilter(CrowdSettings settings, Environment environment) {
		return ordered(new CrowdFilter(max(settings, environment), settings, probes(environment)),
				Ordered.HIGHEST_PRECEDENCE + 97);
	}

	@Bean
	FilterRegistrationBean<AnswerFilter> answerFilter(AnswerSettings settings, AnswerPlaces places) {
		return ordered(new AnswerFilter(settings, places), Ordered.HIGHEST_PRECEDENCE + 98);
	}

	@Bean
	FilterRegistrationBean<CallerFilter> callerFilter(CrowdSettings settings, CallerSettings callers,
			Environment environment) {
		return ordered(new CallerFilter(max(settings, environment), callers, probes(environment)), BEHIND_LOGIN);
	}

	// Before anything that may read a body.
	@Bean
	FilterRegistrationBean<BodyFilter> bodyFilter(BodySettings settings, CallerSettings callers) {
		return ordered(new BodyFilter(settings, callers), BEHIND_LOGIN + 1);
	}

	private static int max(CrowdSettings settings, Environment environment) {
		int threads = environment.getProperty("server.tomcat.threads.max", Integer.class, TOMCATS_THREADS);
		return settings.max(threads, Threading.VIRTUAL.isActive(environment));
	}

	private static Probes probes(Environment environment) {
		return new Probes(environment.getProperty("management.endpoints.web.base-path", "/actuator") + "/health");
	}

	private static <T extends Filter> FilterRegistrationBean<T> ordered(T filter, int order) {
		FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(order);
		return registration;
	}

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> edgeOfTomcat(BodySettings settings) {
		return (factory) -> {
			factory.addConnectorCustomizers(EdgeConfiguration::customize);
			factory.addContextCustomizers((context) -> {
				context.getParent().getPipeline().addValve(new ConnectionValve(settings));
				context.getParent().getPipeline().addValve(new ProblemErrorValve());
			});
		};
	}

	private static void customize(Connector connector) {
		if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
			// Who asks whether to send a body is told so by whoever reads it.
			http.setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString());
			// Of a body that is refused before it gets to ConnectionValve.
			http.setMaxSwallowSize(0);
		}
	}

}
