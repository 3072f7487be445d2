/**
 * SEND: messages on their way to contacts, in order, with a receipt that tells the truth.
 */
@NullMarked
package org.restsip.message;

import org.jspecify.annotations.NullMarked;
