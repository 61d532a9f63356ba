package org.almoner.console;

import java.net.URI;
import java.util.Map;

import org.almoner.job.Job;
import org.almoner.job.Jobs;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far jobs are, whatever they do. */
@RestController
@ConditionalOnRole(Role.WEB)
@RequestMapping("/api/jobs")
class JobApi {

	private final Jobs jobs;

	JobApi(Jobs jobs) {
		this.jobs = jobs;
	}

	@GetMapping("/{id}")
	JobView job(@PathVariable String id) {
		return this.jobs.find(id)
			.map(JobView::of)
			.orElseThrow(() -> new NotFoundException("There is no job of that id; jobs are kept for seven days."));
	}

	/** The answer to an order. */
	static ResponseEntity<Object> accepted(Job job) {
		return ResponseEntity.accepted()
			.location(URI.create("/api/jobs/" + job.id()))
			.body(Map.of("job", JobView.of(job)));
	}

}
