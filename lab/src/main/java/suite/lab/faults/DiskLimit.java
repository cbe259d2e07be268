package suite.lab.faults;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

import suite.lab.benchmark.NotPossibleException;

/**
 * Takes from a process that runs the right to write files beyond a size, on Linux without
 * being root. Its writes fail with EFBIG.
 */
final class DiskLimit {

	private DiskLimit() {
	}

	/**
	 * Sets the limit, for the rest of the process's life.
	 * @param pid the process
	 * @param bytes the largest offset that it may write at
	 * @throws NotPossibleException where there is no {@code prlimit}
	 */
	static void set(long pid, long bytes) {
		List<String> command = List.of("prlimit", "--pid", String.valueOf(pid), "--fsize=" + bytes);
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			if (process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0) {
				return;
			}
			throw new NotPossibleException(String.join(" ", command) + " failed");
		}
		catch (IOException ex) {
			throw new NotPossibleException("a full disk needs prlimit (util-linux)");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new NotPossibleException("interrupted");
		}
	}

}
