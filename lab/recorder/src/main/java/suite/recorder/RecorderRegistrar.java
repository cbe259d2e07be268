package suite.recorder;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;

/**
 * Defines the service's {@code MessageProcessor}. By name and as a proxy, because an
 * executable jar is nothing to compile against.
 */
class RecorderRegistrar implements ImportBeanDefinitionRegistrar {

	private static final String SEAM = "suite.consumer.topic.MessageProcessor";

	private final Environment environment;

	RecorderRegistrar(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		Class<?> seam = ClassUtils.resolveClassName(SEAM, null);
		registry.registerBeanDefinition("recorder", definition(seam));
	}

	private <T> RootBeanDefinition definition(Class<T> seam) {
		return new RootBeanDefinition(seam, () -> seam
			.cast(proxy(seam, new Recorder(path("suite.recorder.file"), path("suite.recorder.slow-file")))));
	}

	private Path path(String property) {
		return Path.of(this.environment.getRequiredProperty(property));
	}

	private static Object proxy(Class<?> seam, Recorder recorder) {
		return Proxy.newProxyInstance(seam.getClassLoader(), new Class<?>[] { seam },
				(proxy, method, arguments) -> invoke(proxy, method, arguments, recorder));
	}

	private static @Nullable Object invoke(Object proxy, Method method, Object[] arguments, Recorder recorder) {
		return switch (method.getName()) {
			case "process" -> {
				recorder.processed((ConsumerRecord<?, ?>) arguments[1]);
				yield null;
			}
			case "equals" -> proxy == arguments[0];
			case "hashCode" -> System.identityHashCode(proxy);
			default -> "recorder";
		};
	}

}
