package org.almoner;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Almoner in the roles that the environment names. */
@SpringBootApplication
public class AlmonerApplication {

	public static void main(String[] args) {
		SpringApplication.run(AlmonerApplication.class, args);
	}

}
