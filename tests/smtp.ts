/** A mail server that understands just enough SMTP, for tests: keeps every letter it acknowledged. */
import { createServer, type AddressInfo, type Socket } from 'node:net';

export interface ReceivedLetter {
  readonly to: string;
  readonly messageId: string;
  readonly raw: string;
}

export interface MailServer {
  readonly url: string;
  readonly letters: readonly ReceivedLetter[];
  /** Answers so many letters with "try again later" first. */
  refuseNext(count: number): void;
  close(): Promise<void>;
}

export async function openMailServer(): Promise<MailServer> {
  const letters: ReceivedLetter[] = [];
  const sockets = new Set<Socket>();
  let refusals = 0;
  const server = createServer((socket) => {
    sockets.add(socket.setEncoding('utf8'));
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    let to = '';
    let body: string | undefined;
    let buffer = '';
    socket.write('220 test\r\n');
    socket.on('data', (chunk: string) => {
      buffer += chunk;
      for (let end = buffer.indexOf('\r\n'); end >= 0; end = buffer.indexOf('\r\n')) {
        const line = buffer.slice(0, end);
        buffer = buffer.slice(end + 2);
        if (body !== undefined) {
          if (line !== '.') body += `${line}\n`;
          else if (refusals > 0) {
            refusals -= 1;
            body = undefined;
            socket.write('451 later\r\n');
          } else {
            letters.push({ to, messageId: /^message-id: (.+)$/im.exec(body)?.[1] ?? '', raw: body });
            body = undefined;
            socket.write('250 kept\r\n');
          }
        } else if (/^EHLO|^HELO|^RSET|^MAIL/i.test(line)) socket.write('250 ok\r\n');
        else if (/^RCPT/i.test(line)) {
          to = /<(.+)>/.exec(line)?.[1] ?? '';
          socket.write('250 ok\r\n');
        } else if (/^DATA/i.test(line)) {
          body = '';
          socket.write('354 go on\r\n');
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else socket.write('502 unknown\r\n');
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    letters,
    refuseNext(count) {
      refusals = count;
    },
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}
