package org.almoner.console;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Carries what a page says after a redirect in a signed cookie, for there is no session
 * to keep it in. Takes texts only, and not more than a cookie holds.
 */
final class FlashCookie extends AbstractFlashMapManager {

	private static final String PURPOSE = "flash";

	private static final PageCookie COOKIE = new PageCookie("almoner-flash");

	private static final Duration LIFE = Duration.ofMinutes(3);

	private static final int LONGEST = 600;

	private final SignedText signed;

	private final InstantSource time;

	FlashCookie(SignedText signed, InstantSource time) {
		this.signed = signed;
		this.time = time;
	}

	@Override
	protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
		return COOKIE.read(request)
			.flatMap((value) -> this.signed.open(PURPOSE, value))
			.map(FlashCookie::read)
			.orElse(null);
	}

	@Override
	protected void updateFlashMaps(List<FlashMap> flashMaps, HttpServletRequest request, HttpServletResponse response) {
		if (flashMaps.isEmpty()) {
			COOKIE.clear(request, response);
		}
		else {
			String text = text(flashMaps.getLast());
			COOKIE.write(request, response, this.signed.sign(PURPOSE, text, this.time.instant().plus(LIFE)), LIFE);
		}
	}

	private static String text(FlashMap flash) {
		ObjectNode json = JsonMapper.shared().createObjectNode();
		json.put("path", flash.getTargetRequestPath());
		ObjectNode texts = json.putObject("texts");
		flash.forEach((name, value) -> texts.put(name, cut(String.valueOf(value))));
		return json.toString();
	}

	private static List<FlashMap> read(String text) {
		JsonNode json = JsonMapper.shared().readTree(text);
		FlashMap flash = new FlashMap();
		flash.setTargetRequestPath(json.path("path").asString(null));
		json.path("texts").properties().forEach((entry) -> flash.put(entry.getKey(), entry.getValue().asString()));
		flash.startExpirationPeriod((int) LIFE.toSeconds());
		// the one who asked takes what has ended out of it
		return new ArrayList<>(List.of(flash));
	}

	private static String cut(String text) {
		int end = Math.min(text.length(), LONGEST);
		boolean splits = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
		return text.substring(0, splits ? end - 1 : end) + ((end < text.length()) ? "…" : "");
	}

}
