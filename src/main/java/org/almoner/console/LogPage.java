package org.almoner.console;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.almoner.account.AccountKey;
import org.almoner.account.GatewayAccounts;
import org.almoner.log.Level;
import org.almoner.log.LogLine;
import org.almoner.log.LogQuestion;
import org.almoner.log.LogReader;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The Gateway Log. */
@Controller
@ConditionalOnRole(Role.WEB)
class LogPage {

	private static final int LINES = 50;

	private static final int SOURCE = 80;

	private final LogReader log;

	private final GatewayAccounts accounts;

	LogPage(LogReader log, GatewayAccounts accounts) {
		this.log = log;
		this.accounts = accounts;
	}

	/** An entry as it is shown. */
	record Shown(String style, String level, String at, Instant moment, LogLine line, @Nullable String accountLink,
			@Nullable String eventLink) {
	}

	@GetMapping("/admin/logs")
	String logs(Model model, @RequestParam(defaultValue = "") String level,
			@RequestParam(defaultValue = "") String source, @RequestParam(defaultValue = "") String account,
			@RequestParam(required = false) @Nullable String after) {
		LogQuestion question = new LogQuestion(level(level), blankToNull(source),
				AccountKey.matches(account) ? account : null, after);
		List<LogLine> found = this.log.read(question, LINES + 1);
		List<LogLine> lines = found.subList(0, Math.min(found.size(), LINES));
		model.addAttribute("lines", lines.stream().map(LogPage::shown).toList());
		model.addAttribute("next", (found.size() > LINES) ? next(level, source, account, lines.getLast()) : null);
		model.addAttribute("levels", Arrays.stream(Level.values()).map(Level::label).toList());
		model.addAttribute("level", level);
		model.addAttribute("source", source);
		model.addAttribute("account", account);
		model.addAttribute("accounts", this.accounts.list());
		model.addAttribute("begun", after != null);
		return "admin/logs";
	}

	private static Shown shown(LogLine line) {
		String account = line.about().accountKey();
		String event = line.about().eventKey();
		return new Shown(style(line.level()), line.level(), Moments.utc(line.loggedAt()), line.loggedAt(), line,
				(account == null) ? null : "/admin/accounts/" + account, (event == null) ? null : eventLink(event));
	}

	private static String eventLink(String key) {
		int split = key.indexOf(':');
		return UriComponentsBuilder.fromPath("/admin/events/{account}/{event}")
			.encode()
			.buildAndExpand(key.substring(0, Math.max(split, 0)), key.substring(split + 1))
			.toUriString();
	}

	private static String style(String level) {
		return switch (level) {
			case "Error" -> "bad";
			case "Warning" -> "warn";
			default -> "off";
		};
	}

	private static String next(String level, String source, String account, LogLine last) {
		return UriComponentsBuilder.fromPath("/admin/logs")
			.queryParam("level", "{level}")
			.queryParam("source", "{source}")
			.queryParam("account", "{account}")
			.queryParam("after", "{after}")
			.encode()
			.buildAndExpand(level, source, account, last.place())
			.toUriString();
	}

	private static @Nullable Level level(String label) {
		return Arrays.stream(Level.values()).filter((level) -> level.label().equals(label)).findFirst().orElse(null);
	}

	private static @Nullable String blankToNull(String text) {
		return (text.isBlank() || text.length() > SOURCE) ? null : text.strip();
	}

}
