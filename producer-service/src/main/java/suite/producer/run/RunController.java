package suite.producer.run;

import java.net.URI;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import suite.caller.Caller;
import suite.http.answer.AnswerPlaces;

/**
 * Starts, shows and cancels runs.
 */
@RestController
@RequestMapping("/runs")
class RunController {

	private final RunLauncher launcher;

	private final RunRegistry runs;

	private final RunSettings settings;

	private final AnswerPlaces places;

	RunController(RunLauncher launcher, RunRegistry runs, RunSettings settings, AnswerPlaces places) {
		this.launcher = launcher;
		this.settings = settings;
		this.runs = runs;
		this.places = places;
	}

	@PostMapping
	ResponseEntity<RunReport> start(@RequestBody(required = false) @Nullable RunRequest request, Caller caller) {
		RunRequest requested = (request != null) ? request : RunRequest.ofCase();
		Run run = this.launcher.start(requested.plan(this.settings), caller);
		return ResponseEntity.accepted().location(URI.create("/runs/" + run.id())).body(run.report());
	}

	@GetMapping
	List<RunReport> all() {
		return this.runs.all().stream().map(Run::report).toList();
	}

	@GetMapping("/{id}")
	RunReport status(@PathVariable String id) {
		return this.runs.get(id).report();
	}

	/**
	 * The ranges are written as they are made: with failures among the messages there can
	 * be millions.
	 */
	@GetMapping("/{id}/acked")
	Iterator<long[]> acked(@PathVariable String id) {
		Run run = this.runs.get(id);
		this.places.take();
		return run.ackedRanges();
	}

	/**
	 * Cancels a run; one that has ended stays as it is.
	 */
	@DeleteMapping("/{id}")
	RunReport cancel(@PathVariable String id) {
		Run run = this.runs.get(id);
		run.cancel();
		return run.report();
	}

}
