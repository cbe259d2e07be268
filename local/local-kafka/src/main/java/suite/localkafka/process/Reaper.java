package suite.localkafka.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * A tiny process that outlives this JVM for a moment: when the pipe from this JVM closes,
 * it kills the children that are still registered and removes the temporary directories.
 * The one way to leave nothing behind that works for SIGKILL too, when no shutdown hook
 * runs.
 */
final class Reaper {

	private static final String SCRIPT = """
			trap '' INT HUP TERM
			pids=' '
			while read -r what value; do
				case $what in
					adopt) pids="$pids$value " ;;
					release) pids="${pids%%" $value "*} ${pids#*" $value "}" ;;
					remove) set -- "$@" "$value" ;;
				esac
			done
			for pid in $pids; do kill -9 "$pid"; done
			for directory; do rm -rf "$directory" || { sleep 1; rm -rf "$directory"; }; done
			""";

	private static @Nullable Reaper instance;

	private final OutputStream pipe;

	private Reaper() throws IOException {
		this.pipe = new ProcessBuilder("sh", "-c", SCRIPT, "reaper").redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.getOutputStream();
	}

	/**
	 * The one reaper of this JVM, started at first use.
	 * @return the reaper
	 */
	static synchronized Reaper instance() {
		try {
			instance = (instance != null) ? instance : new Reaper();
			return instance;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No shell 'sh' could be started", ex);
		}
	}

	/**
	 * Removes the directory and what is in it when this JVM has ended; one that no longer
	 * exists then is fine.
	 * @param directory a directory that belongs to this JVM alone
	 */
	void removeAtExit(Path directory) {
		tell("remove " + directory.toAbsolutePath());
	}

	void adopt(Process process) {
		tell("adopt " + process.pid());
		process.onExit().thenRun(() -> tell("release " + process.pid()));
	}

	private synchronized void tell(String line) {
		try {
			this.pipe.write((line + "\n").getBytes(StandardCharsets.UTF_8));
			this.pipe.flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The process that cleans up after this JVM is gone", ex);
		}
	}

}
