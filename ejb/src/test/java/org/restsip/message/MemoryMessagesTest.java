package org.restsip.message;

import java.util.List;

class MemoryMessagesTest extends MessagesContract {
    private final Messages messages = new MemoryMessages();

    @Override
    protected List<Messages> nodes() {
        return List.of(messages);
    }
}
