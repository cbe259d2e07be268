package suite.localkafka.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The end of a log file, read in bounded memory.
 */
public final class LogTail {

	private static final int MAX_BYTES = 64 * 1024;

	private LogTail() {
	}

	/**
	 * The last lines of a file, without failing: one that cannot be read says so.
	 * @param file the log
	 * @param lines the greatest number of lines
	 * @return the lines, separated by line breaks
	 */
	public static String of(Path file, int lines) {
		try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
			byte[] end = new byte[(int) Math.min(log.length(), MAX_BYTES)];
			log.seek(log.length() - end.length);
			log.readFully(end);
			List<String> all = new String(end, StandardCharsets.UTF_8).lines().toList();
			return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
		}
		catch (IOException ex) {
			return "(" + file + " cannot be read: " + ex.getMessage() + ")";
		}
	}

}
