package suite.kafka.compression;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Lets Kafka's clients use LZ4's native library. LZ4 loads it by itself only where it is
 * on the class path of the JVM, which in a packaged jar of Spring Boot it is not: there
 * it would fall back to Java code that takes twice as long. Once the library is loaded
 * LZ4 uses it everywhere.
 */
public final class NativeLz4 {

	private static final Log logger = LogFactory.getLog(NativeLz4.class);

	private NativeLz4() {
	}

	/**
	 * Loads the library if there is one for this platform. Called before the first client
	 * is made.
	 * @param loader the class loader of Kafka's clients
	 */
	public static void load(ClassLoader loader) {
		try {
			// Kafka chooses LZ4's version, and has it on the class path at run time only.
			Class.forName("net.jpountz.lz4.LZ4Factory", true, loader).getMethod("nativeInstance").invoke(null);
		}
		catch (ReflectiveOperationException | LinkageError ex) {
			logger.info("LZ4 compresses in Java, which is slower: its native library cannot be loaded", ex);
		}
	}

}
