package suite.lab.machine;

import org.apache.kafka.common.utils.AppInfoParser;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;

/**
 * The machine that a report was made on: figures mean nothing without it.
 *
 * @param os the operating system
 * @param cpu the processor's name
 * @param cores logical processors that this JVM may use
 * @param memoryMiB physical memory
 * @param java the JVM
 * @param kafka version of Kafka's clients and of the brokers that the lab starts
 */
public record Machine(String os, String cpu, int cores, long memoryMiB, String java, String kafka) {

	private static final long MIB = 1024 * 1024;

	/**
	 * Describes this machine.
	 * @return the description
	 */
	public static Machine describe() {
		SystemInfo system = new SystemInfo();
		CentralProcessor processor = system.getHardware().getProcessor();
		return new Machine(system.getOperatingSystem().toString(), processor.getProcessorIdentifier().getName().strip(),
				Runtime.getRuntime().availableProcessors(), system.getHardware().getMemory().getTotal() / MIB,
				"%s %s".formatted(System.getProperty("java.vm.name"), System.getProperty("java.runtime.version")),
				AppInfoParser.getVersion());
	}

	@Override
	public String toString() {
		return "%s, %s, %d cores, %,d MiB, %s, Kafka %s".formatted(this.os, this.cpu, this.cores, this.memoryMiB,
				this.java, this.kafka);
	}

}
