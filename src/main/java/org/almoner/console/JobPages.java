package org.almoner.console;

import jakarta.servlet.http.HttpServletResponse;
import org.almoner.job.Jobs;
import org.almoner.queue.QueueException;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** How far a job is: a page to load again, or to watch. */
@Controller
@ConditionalOnRole(Role.WEB)
@RequestMapping("/admin/jobs/{id}")
class JobPages {

	private final Jobs jobs;

	JobPages(Jobs jobs) {
		this.jobs = jobs;
	}

	@GetMapping
	String page(@PathVariable String id, Model model, HttpServletResponse response) {
		look(id, model, response);
		return "admin/job";
	}

	@GetMapping("/progress")
	String progress(@PathVariable String id, Model model, HttpServletResponse response) {
		look(id, model, response);
		return "admin/job :: progress";
	}

	private void look(String id, Model model, HttpServletResponse response) {
		try {
			this.jobs.find(id)
				.ifPresentOrElse((job) -> model.addAttribute("job", JobView.of(job)),
						() -> response.setStatus(HttpStatus.NOT_FOUND.value()));
		}
		catch (QueueException ex) {
			model.addAttribute("problem", "Redis does not answer, so nobody can say how far the job is. Its work is"
					+ " safe; load this page again in a minute.");
		}
	}

}
