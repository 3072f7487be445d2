package org.restsip.message;

/**
 * A message as one contact gets it.
 *
 * @param seq         its number among the contact's messages, for acknowledging
 * @param redelivered whether the contact may have got it before
 */
public record Delivery(long seq, boolean redelivered, Message message) {}
