package org.almoner.console;

import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the admin's programs how this Almoner is doing. */
@RestController
@ConditionalOnRole(Role.WEB)
class StatusApi {

	private final SiteStatus status;

	StatusApi(SiteStatus status) {
		this.status = status;
	}

	@GetMapping("/api/status")
	StatusView status() {
		return this.status.now();
	}

}
