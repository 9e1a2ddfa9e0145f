/** The comparison: a plain Node server that answers every request with the bytes and headers of one page. */
import { createServer, request } from 'node:http';

const [port, url = ''] = process.argv.slice(2);
request(url, { headers: { accept: 'text/html', 'accept-encoding': 'br' } }, (answer) => {
  const pieces: Buffer[] = [];
  answer.on('data', (piece: Buffer) => pieces.push(piece));
  answer.on('end', () => {
    const bytes = Buffer.concat(pieces);
    const headers = Object.entries(answer.headers).flatMap(([name, value]) =>
      ['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'].includes(name)
        ? []
        : [name, String(value)],
    );
    headers.push('content-length', String(bytes.length));
    // One string: head and body then leave in one piece, which is the fastest a plain server does.
    const body = bytes.toString('latin1');
    createServer((_req, res) => {
      res.writeHead(200, headers);
      res.end(body, 'latin1');
    }).listen(Number(port), '127.0.0.1');
  });
}).end();
