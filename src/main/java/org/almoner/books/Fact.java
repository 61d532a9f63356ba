package org.almoner.books;

/** Something that a gateway said of one of its objects; neutral of the gateway. */
public interface Fact {

}
