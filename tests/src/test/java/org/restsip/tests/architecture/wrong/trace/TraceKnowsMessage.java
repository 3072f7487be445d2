package org.restsip.tests.architecture.wrong.trace;

import org.restsip.tests.architecture.wrong.message.Letter;

/** A trace knows what passes, not what for. */
public record TraceKnowsMessage(Letter letter) {}
