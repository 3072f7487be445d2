package org.restsip.server;

/** A setting has a value that makes no sense; the server does not start. */
public class InvalidSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidSetting(String key, String problem) {
        super(key + " " + problem);
    }

    public InvalidSetting(String key, String problem, Throwable cause) {
        super(key + " " + problem, cause);
    }
}
