package suite.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.consumer.ConsumerConfig;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementServerProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.autoconfigure.ssl.SslProperties;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/**
 * The settings of a service: its own classes and Boot's, as they are bound at its start.
 */
final class Settings {

	// Those of Boot's that are read one by one, and not bound to a class.
	private static final Set<String> METADATA = metadata();

	private static final List<String> KAFKA_MAPS = List.of("springkafkastreamspropertiesmainconsumer",
			"springkafkaproperties");

	private final Set<Class<?>> types = new HashSet<>(
			List.of(KafkaProperties.class, ManagementServerProperties.class, SslProperties.class));

	private Settings() {
	}

	static Settings of(String service) {
		try {
			URL classes = Project.ROOT.resolve(service).resolve("target/classes").toUri().toURL();
			ClassLoader loader = new URLClassLoader(new URL[] { classes }, Settings.class.getClassLoader());
			Settings settings = new Settings();
			ClassPathScanningCandidateComponentProvider scanner = new AnyClass();
			scanner.setResourceLoader(new DefaultResourceLoader(loader));
			scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
			for (BeanDefinition found : scanner.findCandidateComponents("suite")) {
				settings.types.add(Class.forName(found.getBeanClassName(), false, loader));
			}
			return settings;
		}
		catch (MalformedURLException | ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Binds environment variables as the service does at its start, which fails where a
	 * value is wrong.
	 * @param variables names and values
	 * @return the names of those that are no setting of the service
	 */
	Set<String> unknown(Map<String, ?> variables) {
		Set<String> unknown = new TreeSet<>(variables.keySet());
		unknown.removeIf((name) -> METADATA.contains(canonical(name)));
		unknown.removeAll(bound(variables));
		variables.keySet().stream().filter((name) -> !isKnownToKafka(name)).forEach(unknown::add);
		return unknown;
	}

	private Set<String> bound(Map<String, ?> variables) {
		Map<String, Object> environment = new HashMap<>(variables);
		environment.put("HOSTNAME", "host");
		MutablePropertySources sources = new MutablePropertySources();
		sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", environment));
		Binder binder = new Binder(ConfigurationPropertySources.from(sources),
				new PropertySourcesPlaceholdersResolver(sources));
		Set<String> bound = new HashSet<>();
		for (Class<?> type : this.types) {
			ConfigurationProperties annotation = AnnotatedElementUtils.findMergedAnnotation(type,
					ConfigurationProperties.class);
			binder.bind(annotation.prefix(), Bindable.of(type), new AbstractBindHandler() {

				@Override
				public Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
						Object result) {
					if (context.getConfigurationProperty() != null
							&& context.getConfigurationProperty().getOrigin() instanceof PropertySourceOrigin origin) {
						bound.add(origin.getPropertyName());
					}
					return result;
				}

			});
		}
		return bound;
	}

	// A map takes any key; Kafka's clients only warn of one that they don't know.
	private static boolean isKnownToKafka(String variable) {
		String name = canonical(variable);
		return KAFKA_MAPS.stream()
			.filter(name::startsWith)
			.map((map) -> name.substring(map.length()))
			.allMatch((key) -> ConsumerConfig.configNames().stream().map(Settings::canonical).anyMatch(key::equals));
	}

	private static String canonical(String name) {
		return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase();
	}

	private static Set<String> metadata() {
		Set<String> names = new HashSet<>();
		try {
			for (URL metadata : Collections
				.list(Settings.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
				try (InputStream json = metadata.openStream()) {
					JsonNode document = new ObjectMapper().readTree(json);
					for (JsonNode property : document.path("properties")) {
						if (property.path("sourceType").isMissingNode()
								|| property.path("name").asText().equals("spring.config.import")) {
							names.add(canonical(property.path("name").asText()));
						}
					}
				}
			}
			return names;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Finds classes that are no components, too.
	 */
	private static final class AnyClass extends ClassPathScanningCandidateComponentProvider {

		AnyClass() {
			super(false);
		}

		@Override
		protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
			return true;
		}

	}

}
