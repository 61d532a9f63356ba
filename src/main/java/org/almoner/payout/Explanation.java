package org.almoner.payout;

import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.almoner.account.AccountKey;
import org.almoner.gateway.ListedLine;
import org.almoner.money.Money;
import org.almoner.payout.Course.Stage;
import org.almoner.payout.Difference.Candidate;
import org.almoner.payout.Difference.Changed;
import org.almoner.payout.Difference.Elsewhere;
import org.almoner.payout.Difference.ListOff;
import org.almoner.payout.Difference.ListedTwice;
import org.almoner.payout.Difference.Missing;
import org.almoner.payout.Difference.NotListed;
import org.almoner.payout.Difference.NotWritten;
import org.almoner.payout.Difference.Odd;
import org.almoner.payout.Difference.OtherCurrency;
import org.almoner.payout.ListedPieces.Piece;
import org.almoner.role.ConditionalOnRole;
import org.almoner.role.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds out line by line why the books don't tie with a payout. Writes nothing into the
 * books.
 */
@Component
@ConditionalOnRole(Role.WORKER)
class Explanation {

	private final BookedLines booked;

	private final Courses courses;

	private final PayoutProperties properties;

	private final InstantSource time;

	Explanation(BookedLines booked, Courses courses, PayoutProperties properties, InstantSource time) {
		this.booked = booked;
		this.courses = courses;
		this.properties = properties;
		this.time = time;
	}

	/** The next piece of the gateway's list against the books. */
	Move listed(Case at, Course course) {
		Piece piece = new ListedPieces(this.properties.piece()).of(at, course);
		AccountKey account = at.account().key();
		List<String> ids = piece.lines().stream().map((line) -> line.record().id()).toList();
		Map<String, BookedLine> records = this.booked.byId(account, ids);
		ListedKeys earlier = this.courses.compared(account, course);
		Set<String> seen = new HashSet<>();
		List<Difference> found = new ArrayList<>();
		for (ListedLine line : piece.lines()) {
			if (!seen.add(line.record().id()) || earlier.contains(line.record().id())) {
				found.add(new ListedTwice(line));
			}
			else {
				found.addAll(of(course, line, records.get(line.record().id())));
			}
		}
		this.courses.compared(account, course, seen);
		Course compared = course.noting(course.noted().differing(found)).compared();
		return new Move.On((piece.next() != null) ? compared.further(piece.next(), this.time.instant())
				: ofTheSum(at, compared).at(Stage.EXPLAIN_BOOKED, this.time.instant()));
	}

	private List<Difference> of(Course course, ListedLine line, @Nullable BookedLine record) {
		List<Difference> found = new ArrayList<>();
		Money payout = course.payout().amount();
		if (!line.amounts().net().currency().equals(payout.currency())) {
			found.add(new OtherCurrency(line, payout));
		}
		line.oddities().forEach((oddity) -> found.add(new Odd(line, oddity)));
		String unwritten = course.noted().unwritten().get(line.id());
		if (unwritten != null) {
			found.add(new NotWritten(line.id(), unwritten));
		}
		else if (record == null) {
			found.add(new Missing(line));
		}
		else {
			found.addAll(of(course.payout().id(), line, record));
		}
		return found;
	}

	private static List<Difference> of(String payoutId, ListedLine line, BookedLine record) {
		List<Difference> found = new ArrayList<>();
		if (!payoutId.equals(record.payoutId())) {
			found.add(new Elsewhere(line, record));
		}
		ListedLine.Amounts amounts = line.amounts();
		compare(line, record, "Settlement_Amount__c", amounts.gross()).ifPresent(found::add);
		compare(line, record, "Fee__c", amounts.fee()).ifPresent(found::add);
		compare(line, record, "Net__c", amounts.net()).ifPresent(found::add);
		compare(line, record, "Settlement_Currency__c", amounts.net().currency().code()).ifPresent(found::add);
		compare(line, record, "Reporting_Category__c", line.category()).ifPresent(found::add);
		return found;
	}

	private static Optional<Difference> compare(ListedLine line, BookedLine record, String field, Money listed) {
		BigDecimal inBooks = record.row().number(field).orElse(null);
		if (inBooks != null && inBooks.compareTo(listed.amount()) == 0) {
			return Optional.empty();
		}
		return Optional
			.of(new Changed(line, record, field, listed.toString(), (inBooks != null) ? record.amount(inBooks) : null));
	}

	private static Optional<Difference> compare(ListedLine line, BookedLine record, String field, String listed) {
		String inBooks = record.row().text(field).orElse(null);
		return listed.equals((inBooks != null) ? inBooks : "") ? Optional.empty()
				: Optional.of(new Changed(line, record, field, listed, inBooks));
	}

	/** Where the gateway's own list does not make up the payout, what may be missing. */
	private Course ofTheSum(Case at, Course course) {
		Money amount = course.payout().amount();
		BigDecimal net = course.sums().listed().net(amount.currency().code());
		if (net.compareTo(amount.amount()) == 0) {
			return course;
		}
		List<Difference> found = new ArrayList<>();
		found.add(new ListOff(amount, net));
		LocalDate arrival = this.booked.payout(at.account().key(), course.payout().id())
			.map(BookedPayout::arrival)
			.orElseGet(() -> LocalDate.ofInstant(this.time.instant(), ZoneOffset.UTC));
		this.booked.inNoPayout(at.account().key(), new Money(amount.amount().subtract(net), amount.currency()), arrival)
			.forEach((line) -> found.add(new Candidate(line)));
		return course.noting(course.noted().differing(found));
	}

	/**
	 * A piece of the books after it was compared.
	 *
	 * @param course with what was found
	 * @param isMore whether there are more
	 */
	record Compared(Course course, boolean isMore) {
	}

	/** The next piece of the books against the gateway's list. */
	Compared booked(Case at, Course course) {
		AccountKey account = at.account().key();
		List<BookedLine> page = this.booked.linked(account, course.payout().id(), course.position().cursor(),
				this.properties.piece());
		ListedKeys listed = this.courses.compared(account, course);
		List<NotListed> found = page.stream()
			.filter((line) -> !listed.contains(line.key(account)))
			.map((line) -> new NotListed(line, listed.contains(line.likeness())))
			.toList();
		Course noted = course.noting(course.noted().differing(found));
		return (page.size() < this.properties.piece()) ? new Compared(noted, false)
				: new Compared(noted.further(page.getLast().id().value(), this.time.instant()), true);
	}

	/** With what the org did not take as differences. */
	static Course unwritten(Course course) {
		return course.noting(course.noted()
			.differing(course.noted()
				.unwritten()
				.entrySet()
				.stream()
				.map((line) -> new NotWritten(line.getKey(), line.getValue()))
				.toList()));
	}

}
