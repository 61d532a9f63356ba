package org.almoner.payout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The ids of the records on a gateway's list, as 64 bits each: eight bytes a line, so
 * that a list of 250,000 takes two megabytes. Two ids of the same bits (one in 10^9 lists
 * of that size has such) could hide a difference, and never make one.
 *
 * @param chunks the ids of each piece, sorted
 */
record ListedKeys(List<long[]> chunks) {

	ListedKeys {
		chunks = List.copyOf(chunks);
	}

	boolean contains(String id) {
		long key = hash(id);
		return this.chunks.stream().anyMatch((chunk) -> Arrays.binarySearch(chunk, key) >= 0);
	}

	static ListedKeys of(Collection<String> chunks) {
		return new ListedKeys(chunks.stream().map(ListedKeys::read).toList());
	}

	/** A piece as text. */
	static String text(Collection<String> ids) {
		long[] keys = ids.stream().mapToLong(ListedKeys::hash).sorted().toArray();
		ByteBuffer bytes = ByteBuffer.allocate(keys.length * Long.BYTES);
		LongStream.of(keys).forEach(bytes::putLong);
		return Base64.getEncoder().encodeToString(bytes.array());
	}

	private static long[] read(String text) {
		ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
		return LongStream.generate(bytes::getLong).limit(bytes.remaining() / Long.BYTES).toArray();
	}

	private static long hash(String id) {
		try {
			return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8)))
				.getLong();
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
