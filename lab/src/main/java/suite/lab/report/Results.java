package suite.lab.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Properties;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The directory where a command of the lab leaves what it found: {@code report.json}, and
 * {@code report.html}, which holds that JSON, draws it and needs no network.
 *
 * @param directory the directory
 */
public record Results(Path directory) {

	// The class path of the webjar, whose version is the pom's affair.
	private static final String CHARTS = "/META-INF/resources/webjars/chart.js/%s/dist/chart.umd.js";

	private static final String CHARTS_POM = "/META-INF/maven/org.webjars.npm/chart.js/pom.properties";

	private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	/**
	 * Makes a new directory, named after the time.
	 * @param root the directory of all results
	 * @param command the command, as the beginning of the name
	 * @return the results
	 */
	public static Results create(Path root, String command) {
		String time = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss").format(LocalDateTime.now());
		Path directory = root.resolve(command + "-" + time);
		try {
			return new Results(Files.createDirectories(directory));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The directory %s cannot be made".formatted(directory), ex);
		}
	}

	/**
	 * Writes both reports.
	 * @param report what becomes the JSON
	 * @param page the name of the page's template among the resources of this package, in
	 * which {@code /*CHARTS*}{@code /} stands for Chart.js and {@code /*REPORT*}{@code /}
	 * for the JSON
	 * @throws UncheckedIOException when they cannot be written
	 */
	public void write(Object report, String page) {
		String json = JSON.writeValueAsString(report);
		// "</script>" in a text must not end the element that holds the JSON.
		String html = resource(page).replace("/*CHARTS*/", charts()).replace("/*REPORT*/", json.replace("</", "<\\/"));
		try {
			Files.writeString(this.directory.resolve("report.json"), json);
			Files.writeString(this.directory.resolve("report.html"), html);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The report in %s cannot be written".formatted(this.directory), ex);
		}
	}

	private static String charts() {
		Properties pom = new Properties();
		try {
			pom.load(new StringReader(resource(CHARTS_POM)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return resource(CHARTS.formatted(pom.getProperty("version")));
	}

	private static String resource(String name) {
		try (InputStream in = Results.class.getResourceAsStream(name)) {
			if (in == null) {
				throw new IllegalStateException("There is no resource " + name);
			}
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
