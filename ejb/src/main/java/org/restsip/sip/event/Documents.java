package org.restsip.sip.event;

/** Puts what one subscriber is shown into the words of its package, one NOTIFY after the other. */
@FunctionalInterface
interface Documents {

    /**
     * The next body.
     *
     * @param entity what the core shows
     * @param whole  whether it must say all, because the subscriber may not know what it was told before
     */
    byte[] next(Object entity, boolean whole);
}
