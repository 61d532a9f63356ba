package org.almoner.console;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.almoner.account.Credentials;
import org.almoner.account.GatewayAccount.GiftModel;
import org.almoner.account.NewGatewayAccount;
import org.almoner.account.Provider;
import org.jspecify.annotations.Nullable;

/**
 * What an admin typed of a new account.
 *
 * @param mode {@code test} or {@code live}
 * @param address what the endpoint's URL begins with
 */
record NewAccountForm(@Nullable String name, @Nullable String mode, @Nullable String timeZone,
		@Nullable String giftModel, @Nullable String address) {

	private static final int NAME = 80;

	private static final String LIVE = "live";

	/** All zones that people live in, and UTC, by name. */
	static final List<String> ZONES = ZoneId.getAvailableZoneIds()
		.stream()
		.filter((id) -> "UTC".equals(id)
				|| id.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
		.sorted()
		.toList();

	static NewAccountForm empty(String address) {
		return new NewAccountForm("", "test", "", GiftModel.GIFT_TRANSACTION.label(), address);
	}

	/** What is wrong, a sentence by field; none where all is well. */
	Map<String, String> errors() {
		Map<String, String> errors = new LinkedHashMap<>();
		if (text(this.name).isEmpty() || text(this.name).length() > NAME) {
			errors.put("name", "Give the account a name of 1 to " + NAME + " characters.");
		}
		if (!"test".equals(this.mode) && !isLive()) {
			errors.put("mode", "Choose test or live.");
		}
		if (zone().isEmpty()) {
			errors.put("timeZone", "Choose a time zone of the list, such as Europe/London.");
		}
		if (model().isEmpty()) {
			errors.put("giftModel", "Choose how gifts are written.");
		}
		typedAddress().problem().ifPresent((problem) -> errors.put("address", problem));
		return errors;
	}

	/** The account that was typed, if there are no errors. */
	NewGatewayAccount account() {
		return new NewGatewayAccount(text(this.name), Provider.STRIPE, null, !isLive(), zone().orElseThrow(),
				model().orElseThrow(), typedAddress().base(), Credentials.none());
	}

	private boolean isLive() {
		return LIVE.equals(this.mode);
	}

	private TypedAddress typedAddress() {
		return TypedAddress.of(text(this.address), isLive());
	}

	private Optional<ZoneId> zone() {
		try {
			return Optional.of(ZoneId.of(text(this.timeZone)));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	private Optional<GiftModel> model() {
		return Arrays.stream(GiftModel.values()).filter((model) -> model.label().equals(this.giftModel)).findFirst();
	}

	private static String text(@Nullable String typed) {
		return (typed == null) ? "" : typed.strip();
	}

}
