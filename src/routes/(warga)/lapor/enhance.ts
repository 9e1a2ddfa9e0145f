/**
 * Makes `/lapor` better where scripts run; the page works without it. Keeps the draft on the phone, shrinks photos before
 * they travel, sends without losing the page when the signal is gone, and asks whether somebody nearby asked the same.
 */
import { chosenFiles, smallButton } from '#offline/chosen-files.ts';

const DRAFT = 'lapor-draf';
const DRAFT_DAYS = 7;

type Texts = Record<string, string>;
type Values = Record<string, string>;

let files: readonly File[] = [];
let isSending = false;

start();

function start(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-texts]');
  if (!form) return;
  const texts = JSON.parse(form.dataset['texts'] ?? '{}') as Texts;
  keepDraft(form, texts);
  showPromise(form);
  listFiles(form, texts);
  hintSimilar(form, texts);
  form.addEventListener('submit', (submitted) => {
    submitted.preventDefault();
    void send(form, texts);
  });
}

/** For browsers whose stylesheets cannot look back at what is chosen. */
function showPromise(form: HTMLFormElement): void {
  if (CSS.supports('selector(:has(*))')) return;
  inside(form, '[data-promises]').classList.add('by-script');
  const show = () => {
    const chosen = inside<HTMLSelectElement>(form, '#topicId').value;
    for (const promise of form.querySelectorAll<HTMLElement>('.promise'))
      promise.classList.toggle('chosen', promise.dataset['topic'] === chosen);
  };
  form.addEventListener('change', show);
  show();
}

function inside<T extends HTMLElement = HTMLElement>(form: ParentNode, selector: string): T {
  const found = form.querySelector<T>(selector);
  if (!found) throw new RangeError(selector);
  return found;
}

/* The draft: every field but files, at each keystroke, for seven days. */

function keepDraft(form: HTMLFormElement, texts: Texts): void {
  inside(form, '[data-draft]').hidden = false;
  const draft = form.dataset['refused'] === undefined ? readDraft() : undefined;
  if (draft) {
    for (const [name, value] of Object.entries(draft)) setField(form, name, value);
    const clear = smallButton(texts['clear'] ?? '', async () => {
      await forgetDraft();
      location.reload();
    });
    say(form, texts['restored'] ?? '', clear);
    const status = inside(form, '[data-status]');
    form.prepend(...status.childNodes);
  }
  form.addEventListener('input', () => writeDraft(form));
}

function readDraft(): Values | undefined {
  try {
    const { at, values } = JSON.parse(localStorage.getItem(DRAFT) ?? '{}') as {
      at?: number;
      values?: Values;
    };
    return at !== undefined && Date.now() - at < DRAFT_DAYS * 86_400_000 ? values : undefined;
  } catch {
    return undefined;
  }
}

function writeDraft(form: HTMLFormElement): void {
  const values: Values = {};
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') values[name] = value;
  try {
    const isWritten = ['words', 'title', 'name', 'phone', 'email'].some((name) => values[name]);
    if (isWritten) localStorage.setItem(DRAFT, JSON.stringify({ at: Date.now(), values }));
  } catch {
    // A full or forbidden store: the page itself still holds everything.
  }
}

async function forgetDraft(): Promise<void> {
  try {
    localStorage.removeItem(DRAFT);
  } catch {
    // Nothing was kept.
  }
  await keepFiles([]);
}

function setField(form: HTMLFormElement, name: string, value: string): void {
  for (const field of form.querySelectorAll<HTMLInputElement>(`[name="${CSS.escape(name)}"]`)) {
    if (field.type === 'radio' || field.type === 'checkbox')
      field.checked = field.type === 'checkbox' || field.value === value;
    else if (field.type !== 'file') field.value = value;
  }
}

/* Chosen files rest beside the draft: a photo taken in the field is not taken twice. */

async function fileStore(): Promise<IDBObjectStore> {
  const opening = indexedDB.open(DRAFT, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('files'));
  return (await done(opening)).transaction('files', 'readwrite').objectStore('files');
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((settle, fail) => {
    request.addEventListener('success', () => settle(request.result));
    request.addEventListener('error', () => fail(request.error));
  });
}

async function keepFiles(some: readonly File[]): Promise<void> {
  await fileStore()
    .then((store) => done(store.put(some, 'chosen')))
    // A phone without room for them: the page itself still holds the files.
    .catch(() => {});
}

async function keptFiles(): Promise<File[]> {
  return fileStore()
    .then((store) => done(store.get('chosen') as IDBRequest<File[] | undefined>))
    .then((kept) => kept ?? [])
    .catch(() => []);
}

/* Files: the list that every form with files has, kept beside the draft. */

function listFiles(form: HTMLFormElement, texts: Texts): void {
  const before = files;
  const input = inside<HTMLInputElement>(form, '#files');
  const list = chosenFiles(input, inside(form, '[data-files]'), texts, (now) => {
    files = now;
    void keepFiles(now);
  });
  if (before.length > 0) list.add(before);
  else if (readDraft()) void keptFiles().then((kept) => list.add(kept));
}

/* Sending: the page stays until the server has said yes. */

async function send(form: HTMLFormElement, texts: Texts): Promise<void> {
  if (isSending) return;
  isSending = true;
  writeDraft(form);
  say(form, texts['sending'] ?? '');
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      body: new FormData(form),
      headers: { accept: 'text/html', 'x-keeps-files': '1' },
    });
    if (answer.redirected) {
      await forgetDraft();
      return location.assign(answer.url);
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const refused = answer.status < 500 ? page.querySelector('main:has(form[data-texts])') : null;
    if (refused) redraw(form, refused);
    else failed(form, texts, texts['failed'] ?? '');
  } catch {
    failed(form, texts, texts['offline'] ?? '');
    addEventListener('online', () => failed(form, texts, texts['online'] ?? ''), { once: true });
  } finally {
    isSending = false;
  }
}

function failed(form: HTMLFormElement, texts: Texts, sentence: string): void {
  const again = smallButton(texts['retry'] ?? '', () => form.requestSubmit());
  say(form, sentence, again);
}

/** Shows the refusal the server drew, with the files that the person chose still in their place. */
function redraw(form: HTMLFormElement, refused: Element): void {
  form.closest('main')?.replaceWith(refused);
  start();
  const summary = document.querySelector<HTMLElement>('#ringkasan');
  summary?.scrollIntoView();
  summary?.focus();
}

/* Somebody nearby asked something similar: yes or no, never the words. */

function hintSimilar(form: HTMLFormElement, texts: Texts): void {
  let asked = '';
  form.addEventListener('change', () => {
    const data = new FormData(form);
    const [topicId, nagariCode, words] = ['topicId', 'nagariCode', 'words'].map((name) =>
      String(data.get(name) ?? ''),
    );
    const body = JSON.stringify({ topicId, nagariCode, words });
    if (!topicId || !nagariCode || (words?.length ?? 0) < 20 || body === asked) return;
    asked = body;
    void fetch('/lapor/serupa', { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      .then((answer) => answer.json() as Promise<{ isSimilar: boolean }>)
      .then(({ isSimilar }) => {
        inside(form, '[data-similar]').textContent = isSimilar ? (texts['similar'] ?? '') : '';
      })
      .catch(() => {});
  });
}

function say(form: HTMLFormElement, sentence: string, ...controls: HTMLElement[]): void {
  const line = document.createElement('p');
  line.textContent = sentence;
  inside(form, '[data-status]').replaceChildren(line, ...controls);
}
