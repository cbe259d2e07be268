package suite.kafka.compression;

import java.net.URL;
import java.net.URLClassLoader;

import net.jpountz.lz4.LZ4Factory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

class NativeLz4Tests {

	@Test
	void inAClassLoaderOfItsOwnAsInAPackagedJarLz4IsNativeOnceLoaded() throws Exception {
		try (URLClassLoader packaged = new URLClassLoader(urls(LZ4Factory.class), null)) {
			assertThat(fastest(packaged)).contains("Java");
			NativeLz4.load(packaged);
			assertThat(fastest(packaged)).contains("JNI");
		}
	}

	@Test
	void withoutLz4TheServiceStartsAllTheSame() throws Exception {
		try (URLClassLoader without = new URLClassLoader(new URL[0], null)) {
			assertThatNoException().isThrownBy(() -> NativeLz4.load(without));
		}
	}

	private static URL[] urls(Class<?> type) {
		return new URL[] { type.getProtectionDomain().getCodeSource().getLocation() };
	}

	private static String fastest(ClassLoader loader) throws ReflectiveOperationException {
		Class<?> factory = Class.forName("net.jpountz.lz4.LZ4Factory", true, loader);
		return factory.getMethod("fastestInstance").invoke(null).toString();
	}

}
