package org.restsip.tests.architecture.wrong.rest;

/** Tables are for persistence. */
interface RestReadsTables {
    java.sql.Connection database();
}
