package org.restsip.message;

import org.restsip.user.Aor;

/**
 * Tells a contact that a message it was given is taken back.
 *
 * @param seq         its own number among the contact's messages, to be acknowledged as they are
 * @param redelivered whether the contact may have been told before
 * @param message     what is taken back
 */
public record Withdrawal(long seq, boolean redelivered, MessageId message, Aor sender, Aor receiver) {}
