/** Letters over SMTP. The Message-ID comes from the row, so that a letter sent twice is recognised as one. */
import { createTransport } from 'nodemailer';

export interface Mailer {
  readonly send: (letter: { id: string; to: string; subject: string; text: string }) => Promise<void>;
  readonly close: () => void;
}

const PATIENCE_MS = 20_000;

/**
 * Opens a mailer.
 * @param smtpUrl `smtp://user:password@host:587`, optionally with `?from=address`
 * @param publicUrl names the host in Message-ID and, without `from`, the sender
 */
export function openMailer(smtpUrl: string, publicUrl: string): Mailer {
  const url = new URL(smtpUrl);
  const { hostname } = new URL(publicUrl);
  const host = hostname.includes('.') && !/^[\d.[]/.test(hostname) ? hostname : 'ovoprima.invalid';
  const from = url.searchParams.get('from') ?? `no-reply@${host}`;
  url.searchParams.delete('from');
  const transport = createTransport({
    url: url.href,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
  });
  return {
    async send(letter) {
      await transport.sendMail({
        from: { name: 'OVO Prima', address: from },
        to: letter.to,
        subject: letter.subject,
        text: letter.text,
        messageId: `<${letter.id}@${host}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
    close: () => transport.close(),
  };
}
