package org.almoner.payout;

import java.util.ArrayList;
import java.util.List;

import org.almoner.gateway.ListedLine;
import org.almoner.gateway.PayoutPage;
import org.jspecify.annotations.Nullable;

/**
 * Reads a gateway's list piece by piece.
 *
 * @param most the most lines of a piece, unless one page has more
 */
record ListedPieces(int most) {

	/**
	 * Some pages.
	 *
	 * @param lines in the order in which the gateway lists them
	 * @param next where the next piece begins; null where there is none
	 */
	record Piece(List<ListedLine> lines, @Nullable String next) {

		Piece {
			lines = List.copyOf(lines);
		}

	}

	/**
	 * The piece that a course is at. Holds on before each page: a gateway may be slow.
	 */
	Piece of(Case at, Course course) {
		List<ListedLine> lines = new ArrayList<>();
		String cursor = course.position().cursor();
		int page = 0;
		do {
			at.hold().run();
			PayoutPage read = at.source().lines(at.account(), course.payout().listed(), cursor);
			if (read.next() != null && read.next().equals(cursor)) {
				throw new HinderedException(true, at.gateway() + " lists the same page again and again");
			}
			lines.addAll(read.lines());
			page = Math.max(page, read.lines().size());
			cursor = read.next();
		}
		while (cursor != null && lines.size() + page <= this.most);
		return new Piece(lines, cursor);
	}

}
