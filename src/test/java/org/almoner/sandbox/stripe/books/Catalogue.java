package org.almoner.sandbox.stripe.books;

import java.util.ArrayList;
import java.util.List;

/**
 * What can be given to: products that are made, described anew, and one that is dropped.
 */
final class Catalogue {

	private final Scene scene;

	private final List<Doc> products = new ArrayList<>();

	Catalogue(Scene scene) {
		this.scene = scene;
		for (String name : List.of("Monthly friend", "Weekly friend", "Well builder")) {
			this.products.add(make(name));
		}
		Doc dropped = make("Christmas cards");
		scene.after(Agenda.DAY, () -> describe(this.products.getFirst()));
		scene.after(2 * Agenda.DAY, () -> drop(dropped));
	}

	Doc pick(Dice dice) {
		return dice.pick(this.products);
	}

	private Doc make(String name) {
		Doc product = this.scene.make(ProductShape.of(this.scene.dice().id("prod_", 14), name));
		this.scene.tell("product.created", product.set("updated", this.scene.now()));
		return product;
	}

	private void describe(Doc product) {
		this.scene.change("product.updated", product,
				(it) -> it.set("description", "Every month, for as long as you like").set("updated", this.scene.now()));
	}

	private void drop(Doc product) {
		this.scene.tell("product.deleted", product.set("active", false));
		this.scene.books().forget(product);
	}

}
