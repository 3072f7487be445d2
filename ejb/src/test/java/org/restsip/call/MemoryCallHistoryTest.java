package org.restsip.call;

class MemoryCallHistoryTest extends CallHistoryContract {
    private final MemoryCallHistory history = new MemoryCallHistory();

    @Override
    protected CallHistory history() {
        return history;
    }
}
