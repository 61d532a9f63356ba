package org.almoner.benchmark;

import java.nio.charset.StandardCharsets;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The least that a webhook endpoint does: it checks the signature as Stripe's library
 * does, and says yes. Nothing is stored. It carries no stereotype, lest a scan of
 * Almoner's packages find it.
 */
@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
		WebMvcAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class })
final class BareEndpoint {

	/** Where it listens for events. */
	static final String PATH = "/webhooks";

	private static final long TOLERANCE_SECONDS = 300;

	/** Starts it; {@code SERVER_PORT} and {@code BARE_SECRET} are variables. */
	public static void main(String[] args) {
		SpringApplication.run(BareEndpoint.class, args);
	}

	@Bean
	static RouterFunction<ServerResponse> endpoint(@Value("${bare.secret}") String secret) {
		return RouterFunctions.route().POST(PATH, (request) -> answer(request, secret)).build();
	}

	private static ServerResponse answer(ServerRequest request, String secret) throws Exception {
		byte[] body = request.servletRequest().getInputStream().readAllBytes();
		String signature = String.valueOf(request.headers().firstHeader("Stripe-Signature"));
		try {
			Webhook.Signature.verifyHeader(new String(body, StandardCharsets.UTF_8), signature, secret,
					TOLERANCE_SECONDS);
		}
		catch (SignatureVerificationException ex) {
			return ServerResponse.badRequest().build();
		}
		return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).body("{\"received\":true}");
	}

}
