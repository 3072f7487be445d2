package org.restsip.tests.architecture.wrong.unmarked;

/** Its package promises nothing about null. */
interface Unmarked {}
