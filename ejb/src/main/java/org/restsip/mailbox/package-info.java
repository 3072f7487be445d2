/**
 * Messages that wait for a user until they are thrown away: left on purpose, or sent while nobody took them. Uses
 * {@code user} and {@code event}.
 */
@NullMarked
package org.restsip.mailbox;

import org.jspecify.annotations.NullMarked;
