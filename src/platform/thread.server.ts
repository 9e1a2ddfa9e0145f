/**
 * Long arithmetic beside the server, which is one thread: a thread is started from a file of ours, told and asked, and
 * ended. A Problem found there comes back as that Problem.
 */
import { createRequire } from 'node:module';
import { parentPort, Worker } from 'node:worker_threads';
import { isProblem, Problem } from '#shared/problem.ts';

/** The near end: what the server says to a thread that is told `Told` and answers `Answer`. */
export interface Thread<Told, Answer> {
  tell(told: Told): void;
  /** As `tell`, and waits for the answer; one question at a time. @param handedOver memory that is given away, not copied */
  ask(told: Told, handedOver?: readonly ArrayBuffer[]): Promise<Answer>;
}

type Said<Answer> =
  { readonly answer: Answer } | { readonly refused: Pick<Problem, 'code' | 'status' | 'params'> };

/**
 * Starts a thread, lets `use` talk with it, and ends it.
 * @param file by its name in the package, as `#domain/...`: pages are bundled, threads are not
 * @throws whatever the thread threw, a Problem as itself
 */
export async function withThread<Told, Answer, T>(
  file: string,
  use: (thread: Thread<Told, Answer>) => Promise<T>,
): Promise<T> {
  const worker = new Worker(createRequire(import.meta.url).resolve(file), { execArgv: [], stdout: false });
  try {
    const broken = new Promise<never>((_done, fail) => {
      worker.once('error', fail);
      worker.once('exit', () => fail(new Error(`the thread of ${file} ended without an answer`)));
    });
    // It may fail while nobody waits for it yet; told when somebody does.
    broken.catch(() => {});
    return await use({
      tell: (told) => worker.postMessage(told, []),
      async ask(told, handedOver = []) {
        const said = new Promise<Said<Answer>>((done) => worker.once('message', done));
        worker.postMessage(told, [...handedOver]);
        const heard = await Promise.race([said, broken]);
        if ('answer' in heard) return heard.answer;
        const { code, status, params } = heard.refused;
        throw new Problem(code, status, params);
      },
    });
  } finally {
    await worker.terminate();
  }
}

/** The far end, called once in the file of a thread. @param hear undefined where nothing is asked */
export function answerAsThread<Told, Answer>(
  hear: (told: Told) => Answer | undefined | Promise<Answer | undefined>,
): void {
  const say = (said: Said<Answer>) => parentPort?.postMessage(said, []);
  // What is thrown on is told to the near end, as an error of the thread.
  parentPort?.on('message', async (told: Told) => {
    try {
      const answer = await hear(told);
      if (answer !== undefined) say({ answer });
    } catch (error) {
      if (!isProblem(error)) throw error;
      say({ refused: { code: error.code, status: error.status, params: error.params } });
    }
  });
}
