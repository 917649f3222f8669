package io.icebreaker.app.alert;

import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** The server's reply code behind a message that was not sent. */
final class SmtpCode {
    private SmtpCode() {}

    /** A temporary one where there are several: then another try may help; 0 for none at all. */
    static int of(MessagingException failure) {
        int found = 0;
        Exception each = failure;
        while (each != null) {
            int code = code(each);
            if (code >= 400 && (found == 0 || code < found)) {
                found = code;
            }
            each = each instanceof MessagingException next ? next.getNextException() : null;
        }
        return found;
    }

    private static int code(Exception failure) {
        if (failure instanceof SMTPSendFailedException sending) {
            return sending.getReturnCode();
        }
        return failure instanceof SMTPAddressFailedException address ? address.getReturnCode() : 0;
    }
}
