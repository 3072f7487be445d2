package org.restsip.user;

/** A right that goes beyond a user's own things. */
public enum Role {
    /** May see everything that goes on. */
    VIEWER,
    /** May also act on other users' logins and calls. */
    OPERATOR,
    /** May also change users and settings. */
    ADMIN,
    /** May open sessions for users of its domain. */
    APPLICATION,
    /** May send to other domains. */
    OUTBOUND
}
