package org.restsip.tests.architecture.wrong.rest;

/** An edge does not know where state is kept. */
interface RestKnowsPersistence {
    org.restsip.tests.architecture.wrong.persistence.Store store();
}
