package org.almoner.gateway;

import java.util.List;

import org.almoner.account.Secret;

/**
 * What a gateway lets its customer do about the endpoints that it posts to. Every method
 * asks the gateway and throws {@link GatewayException}.
 */
public interface GatewayEndpoints {

	/**
	 * What an endpoint must be like: the events it needs and the version they come in.
	 */
	EndpointTerms terms();

	/**
	 * What a key is asked for, in the words of the gateway's own page of a key: the same
	 * rows that {@link #tryKey} tries, before any key was.
	 */
	List<KeyReport.Wish> permissions();

	/**
	 * Tries a key: whose it is, of which mode, and what it lacks. Changes nothing.
	 * @throws GatewayException when the gateway does not take the key at all
	 */
	KeyReport tryKey(Secret apiKey);

	/** All endpoints of the key's account and mode, over all pages. */
	List<RemoteEndpoint> list(Secret apiKey);

	/**
	 * Makes an endpoint by the {@linkplain #terms() terms}.
	 * @param order where it leads and whose it is
	 * @param idempotencyKey the same for each repeat of one intention: then the gateway
	 * makes one endpoint, however often it is asked
	 */
	MadeEndpoint make(Secret apiKey, EndpointOrder order, String idempotencyKey);

	/**
	 * Gives an endpoint the events that it needs, and its address, and switches it on.
	 */
	RemoteEndpoint mend(Secret apiKey, String endpointId, EndpointOrder order);

	/** Switches an endpoint off; it can be switched on again. One that is gone is off. */
	void switchOff(Secret apiKey, String endpointId);

	/** Deletes an endpoint. One that is gone is deleted. */
	void delete(Secret apiKey, String endpointId);

}
