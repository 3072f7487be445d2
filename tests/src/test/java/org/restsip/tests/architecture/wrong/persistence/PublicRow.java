package org.restsip.tests.architecture.wrong.persistence;

/** An entity that others could see. */
@jakarta.persistence.Entity
public class PublicRow {
    @jakarta.persistence.Id
    long id;
}
