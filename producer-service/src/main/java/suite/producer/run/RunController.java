package suite.producer.run;

import java.net.URI;
import java.util.Iterator;
import java.util.List;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import suite.http.answer.AnswerPlaces;

/**
 * Starts, shows and cancels runs.
 */
@RestController
@RequestMapping("/runs")
class RunController {

	private final Runs runs;

	private final AnswerPlaces places;

	RunController(Runs runs, AnswerPlaces places) {
		this.runs = runs;
		this.places = places;
	}

	@PostMapping
	ResponseEntity<RunStatus> start(@RequestBody(required = false) RunRequest request) {
		Run run = this.runs.start((request != null) ? request : RunRequest.ofCase());
		return ResponseEntity.accepted().location(URI.create("/runs/" + run.id())).body(run.status());
	}

	@GetMapping
	List<RunStatus> all() {
		return this.runs.all().stream().map(Run::status).toList();
	}

	@GetMapping("/{id}")
	RunStatus status(@PathVariable String id) {
		return this.runs.get(id).status();
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
	RunStatus cancel(@PathVariable String id) {
		Run run = this.runs.get(id);
		run.cancel();
		return run.status();
	}

}
