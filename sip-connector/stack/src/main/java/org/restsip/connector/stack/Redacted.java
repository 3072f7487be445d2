package org.restsip.connector.stack;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.regex.Pattern;

/** Text fit for a log: without the values of Authorization and Proxy-Authorization, without dumps of bytes, and short. */
final class Redacted {
    private static final int LONGEST = 2000;
    private static final Pattern CREDENTIALS =
            Pattern.compile("(authorization\\s*:)[^\\r\\n]*(?:\\r?\\n[ \\t][^\\r\\n]*)*", Pattern.CASE_INSENSITIVE);
    private static final Pattern BYTES = Pattern.compile("\\[-?\\d+(?:, -?\\d+){7,}+]?");

    private Redacted() {}

    static String text(String text) {
        var clean =
                BYTES.matcher(CREDENTIALS.matcher(text).replaceAll("$1 ***")).replaceAll("[bytes]");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "...";
    }

    /** The stack trace; parse exceptions quote the header they failed at in their message. */
    static String trace(Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return text(trace.toString());
    }
}
