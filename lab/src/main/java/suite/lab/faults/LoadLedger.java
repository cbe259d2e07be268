package suite.lab.faults;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

import suite.lab.ledger.Delivery;
import suite.lab.ledger.StoredIds;
import suite.message.Topics;

/**
 * What is known of a full load once it is over: nothing else is needed to judge it.
 *
 * @param run the last status of the run; null if there was none
 * @param acked what was acknowledged, by the id of the run, or by the key of messages
 * that belong to no run
 * @param uploads what was reported of those that were answered with a report
 * @param answers of all requests
 */
record LoadLedger(JsonNode run, List<RunLedger> acked, List<UploadLedger> uploads, Answers answers) {

	/**
	 * Judges.
	 * @param stored what each topic holds of each run and of each key
	 * @return each check, also those that hold
	 */
	List<Check> checks(Map<String, Map<String, StoredIds>> stored) {
		return List.of(ended(), delivered(stored), uploaded(stored.get(Topics.TEST)), this.answers.check());
	}

	private Check ended() {
		String name = "the run ended with each message accounted for, or with a reason";
		if (this.run == null) {
			return Check.that(name, false, "its state could not be asked for");
		}
		boolean completed = "COMPLETED".equals(this.run.path("state").asString());
		boolean failed = "FAILED".equals(this.run.path("state").asString()) && !this.run.path("errors").isEmpty();
		boolean addsUp = this.run.path("sent").asLong() == this.run.path("acked").asLong()
				+ this.run.path("failed").asLong();
		return Check.that(name, (completed || failed) && addsUp,
				"%s, %,d of %,d sent, %,d acknowledged, %,d failed: %s", this.run.path("state").asString(),
				this.run.path("sent").asLong(), this.run.path("requested").asLong(), this.run.path("acked").asLong(),
				this.run.path("failed").asLong(), this.run.path("errors"));
	}

	private Check delivered(Map<String, Map<String, StoredIds>> stored) {
		Delivery all = this.acked.stream()
			.map((ledger) -> Delivery.of(ledger.acked(),
					stored.get(ledger.topic()).getOrDefault(ledger.run(), new StoredIds())))
			.reduce(Delivery.NONE, Delivery::plus);
		return Evidence.delivered(all);
	}

	private Check uploaded(Map<String, StoredIds> stored) {
		List<String> wrong = this.uploads.stream()
			.filter((upload) -> !upload.addsUp(stored.getOrDefault(upload.key(), new StoredIds())))
			.map(UploadLedger::toString)
			.toList();
		return Check.that("the uploads' reports add up", wrong.isEmpty() && !this.uploads.isEmpty(),
				"%,d uploads, %,d messages acknowledged, %,d failed%s", this.uploads.size(),
				this.uploads.stream().mapToLong(UploadLedger::acked).sum(),
				this.uploads.stream().mapToLong(UploadLedger::failed).sum(),
				wrong.isEmpty() ? "" : ", not so: " + wrong);
	}

}
