package org.restsip.mailbox;

/** Names one try to leave a message, and its content in the store. */
public record UploadId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
