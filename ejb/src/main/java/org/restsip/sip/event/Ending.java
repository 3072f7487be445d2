package org.restsip.sip.event;

/** Why a subscription is over, as its last NOTIFY says (RFC 6665, section 4.1.3). */
enum Ending {
    /** It has lasted as long as it was to last; or the phone wants no more. */
    TIMEOUT("timeout", true),
    /** What it was about is over. */
    NORESOURCE("noresource", true),
    /** The phone may not see it any more. */
    REJECTED("rejected", false),
    /** This node goes; the phone is to subscribe again at once, elsewhere. */
    DEACTIVATED("deactivated", false),
    /** The node could not go on with it; the phone is to subscribe again later. */
    PROBATION("probation;retry-after=5", false);

    private final String reason;
    private final boolean tellsState;

    Ending(String reason, boolean tellsState) {
        this.reason = reason;
        this.tellsState = tellsState;
    }

    String state() {
        return "terminated;reason=" + reason;
    }

    /** Whether the last NOTIFY holds the newest state. */
    boolean tellsState() {
        return tellsState;
    }
}
