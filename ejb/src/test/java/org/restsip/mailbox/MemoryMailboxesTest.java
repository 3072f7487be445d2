package org.restsip.mailbox;

import org.restsip.user.MemoryUsers;
import org.restsip.user.Users;

class MemoryMailboxesTest extends MailboxesContract {
    private final MemoryUsers users = new MemoryUsers();
    private final MemoryMailboxes mailboxes = new MemoryMailboxes(users);

    @Override
    protected Users users() {
        return users;
    }

    @Override
    protected Mailboxes mailboxes() {
        return mailboxes;
    }
}
