package org.restsip.tests.architecture.wrong.mailbox;

/** A mailbox knows no message on its way. */
interface MailboxKnowsMessage {
    org.restsip.tests.architecture.wrong.message.Letter letter();
}
