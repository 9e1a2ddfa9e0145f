/** COPY … FROM STDIN over `pg`, which has no stream of its own for it. */
import { once } from 'node:events';
import type { Socket } from 'node:net';
import type pg from 'pg';

/** What `pg` calls on a query while it runs, as far as a COPY meets it. */
interface Wire {
  readonly stream: Socket;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

export interface CopyIn {
  /** Lines of the text format. Resolves when the socket has room again. */
  write(lines: string): Promise<void>;
  /** @throws what the server says about the rows */
  end(): Promise<void>;
}

/** Begins a COPY on a client that does nothing else until `end`. */
export function copyInto(client: pg.ClientBase, text: string): CopyIn {
  const ready = Promise.withResolvers<Wire>();
  const done = Promise.withResolvers<undefined>();
  let failure: Error | undefined;
  const ignore = () => {};
  ready.promise.catch(ignore);
  done.promise.catch(ignore);
  client.query({
    submit: (wire: unknown) => (wire as Wire).query(text),
    handleCopyInResponse: (wire: Wire) => ready.resolve(wire),
    handleError: (error: Error) => {
      failure = error;
      ready.reject(error);
      done.reject(error);
    },
    handleReadyForQuery: () => done.resolve(undefined),
    handleRowDescription: ignore,
    handleDataRow: ignore,
    handlePortalSuspended: ignore,
    handleEmptyQuery: ignore,
    handleCommandComplete: ignore,
    handleCopyData: ignore,
  } as pg.Submittable);
  return {
    async write(lines) {
      const wire = await ready.promise;
      if (failure) throw failure;
      wire.sendCopyFromChunk(Buffer.from(lines));
      if (wire.stream.writableNeedDrain) await Promise.race([once(wire.stream, 'drain'), done.promise]);
    },
    async end() {
      (await ready.promise).endCopyFrom();
      await done.promise;
    },
  };
}
