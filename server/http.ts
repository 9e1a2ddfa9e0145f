/** The HTTP server around the built pages: trusted headers only, compression, and a stop that lets requests finish. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Config } from '#platform/config.server.ts';

type Handler = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

const BODY_LIMIT = '64M';

/** Headers that only we may set; a client that sends them is not believed. */
const OURS = ['x-ovo-proto', 'x-ovo-host', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port'];

/** Starts listening and returns how to stop. @throws a sentence when the port is taken */
export async function listen(config: Config): Promise<() => Promise<void>> {
  process.env['PROTOCOL_HEADER'] = 'x-ovo-proto';
  process.env['HOST_HEADER'] = 'x-ovo-host';
  process.env['BODY_SIZE_LIMIT'] = BODY_LIMIT;
  const built = pathToFileURL(join(import.meta.dirname, '..', 'build', 'handler.js')).href;
  const { handler } = (await import(built)) as { handler: Handler };
  const origin = new URL(config.publicUrl);

  const server = createServer((req, res) => {
    const host = req.headers.host;
    for (const name of OURS) delete req.headers[name];
    // With the default address every loopback name is ours; a configured PUBLIC_URL is the only origin.
    const isLocal = host !== undefined && /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host);
    req.headers['x-ovo-proto'] = isLocal ? 'http' : origin.protocol.replace(':', '');
    req.headers['x-ovo-host'] = isLocal ? host : origin.host;
    handler(req, res, () => {
      res.statusCode = 404;
      res.end();
    });
  });
  server.requestTimeout = 120_000;
  server.headersTimeout = 20_000;
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      fail(
        error.code === 'EADDRINUSE'
          ? new Error(`Port ${config.port} is taken. Set PORT to a free one.`)
          : error,
      ),
    );
    server.listen(config.port, config.host, done);
  });
  return () =>
    new Promise((done) => {
      server.close(() => done());
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 5000).unref();
    });
}
