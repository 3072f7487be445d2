package org.restsip.message;

class MemoryDurableMessagesTest extends DurableMessagesContract {
    @Override
    protected DurableMessages durable() {
        return new MemoryDurableMessages();
    }
}
