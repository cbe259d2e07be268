package suite.http;

import java.util.List;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.MappedInterceptor;

import suite.caller.CallerSettings;
import suite.http.answer.AnswerPlaces;
import suite.http.answer.AnswerSettings;
import suite.http.body.BodySettings;
import suite.http.caller.RequestCaller;
import suite.http.contract.ContractController;
import suite.http.crowd.CrowdSettings;
import suite.http.events.EventSettings;
import suite.http.events.EventStreamHeaders;
import suite.http.json.StrictBody;
import suite.http.json.StrictJson;
import suite.http.problem.HttpProblems;
import suite.http.problem.RequestProblems;
import suite.http.problem.RetryAfter;
import suite.http.problem.UnexpectedFailures;
import suite.http.request.JsonForChanges;
import suite.http.request.OperationCheck;
import suite.http.request.ParameterCheck;

/**
 * Bounds what comes and what goes, and makes problems of all errors in every service that
 * has this module on its class path.
 */
@AutoConfiguration
@EnableConfigurationProperties({ AnswerSettings.class, BodySettings.class, CallerSettings.class, CrowdSettings.class,
		EventSettings.class })
@Import({ ContractController.class, EdgeConfiguration.class, HttpProblems.class, RequestProblems.class,
		RetryAfter.class, StrictBody.class, StrictJson.class, UnexpectedFailures.class })
public class HttpSupportAutoConfiguration {

	@Bean
	AnswerPlaces answerPlaces(AnswerSettings settings, CallerSettings callers) {
		return new AnswerPlaces(settings, callers);
	}

	@Bean
	MappedInterceptor parameterCheck() {
		return new MappedInterceptor(null, null, new ParameterCheck());
	}

	@Bean
	MappedInterceptor eventStreamHeaders() {
		return new MappedInterceptor(null, null, new EventStreamHeaders());
	}

	@Bean
	WebMvcConfigurer callerOfRequest() {
		return new WebMvcConfigurer() {
			@Override
			public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
				resolvers.add(new RequestCaller());
			}
		};
	}

	@Bean
	WebMvcConfigurer jsonForChanges() {
		return new JsonForChanges();
	}

	@Bean
	OperationCheck operationCheck() {
		return new OperationCheck();
	}

}
