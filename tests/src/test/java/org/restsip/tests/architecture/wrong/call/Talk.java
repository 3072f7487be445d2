package org.restsip.tests.architecture.wrong.call;

/** May know messages, but not with them knowing it. */
public interface Talk {
    org.restsip.tests.architecture.wrong.message.Letter about();
}
