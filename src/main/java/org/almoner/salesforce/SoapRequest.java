package org.almoner.salesforce;

import com.sforce.soap.partner.PartnerConnection;
import com.sforce.ws.ConnectionException;

/**
 * One request of the SOAP API.
 *
 * @param <T> its answer
 */
@FunctionalInterface
interface SoapRequest<T> {

	/** Sends the request and reads its answer. */
	T send(PartnerConnection connection) throws ConnectionException;

}
