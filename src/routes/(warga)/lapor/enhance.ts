/**
 * Makes `/lapor` better where scripts run; the page works without it. Keeps the draft on the phone, shrinks photos before
 * they travel, sends without losing the page when the signal is gone, and asks whether somebody nearby asked the same.
 */
const DRAFT = 'lapor-draf';
const DRAFT_DAYS = 7;
const MOST_FILES = 5;
const MOST_BYTES = 10 * 1024 * 1024;
const LONGEST_SIDE = 1600;
const RECORDING_MS = 120_000;

type Texts = Record<string, string>;
type Values = Record<string, string>;

let files: File[] = [];
let isSending = false;

start();

function start(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-texts]');
  if (!form) return;
  const texts = JSON.parse(form.dataset['texts'] ?? '{}') as Texts;
  keepDraft(form, texts);
  listFiles(form, texts);
  hintSimilar(form, texts);
  form.addEventListener('submit', (submitted) => {
    submitted.preventDefault();
    void send(form, texts);
  });
}

function inside<T extends HTMLElement = HTMLElement>(form: ParentNode, selector: string): T {
  const found = form.querySelector<T>(selector);
  if (!found) throw new Error(selector);
  return found;
}

/* The draft: every field but files, at each keystroke, for seven days. */

function keepDraft(form: HTMLFormElement, texts: Texts): void {
  inside(form, '[data-draft]').hidden = false;
  const draft = form.dataset['refused'] === undefined ? readDraft() : undefined;
  if (draft) {
    for (const [name, value] of Object.entries(draft)) setField(form, name, value);
    const clear = button(texts['clear'] ?? '', async () => {
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

/* Files: a list with remove, photos made smaller, and a voice note. */

function listFiles(form: HTMLFormElement, texts: Texts): void {
  const input = inside<HTMLInputElement>(form, '#files');
  const place = inside(form, '[data-files]');
  const note = document.createElement('p');
  note.className = 'small';
  note.setAttribute('role', 'status');
  const list = document.createElement('ul');
  const draw = () => {
    const held = new DataTransfer();
    for (const file of files) held.items.add(file);
    input.files = held.files;
    void keepFiles(files);
    list.replaceChildren(...files.map(row));
    place.replaceChildren(...(files.length > 0 ? [list] : []), note, ...(record ? [record] : []));
  };
  const row = (file: File) => {
    const line = document.createElement('li');
    const name = document.createElement('span');
    name.textContent = `${file.name} · ${weightOf(file.size)}`;
    const remove = button(texts['remove'] ?? '', () => {
      files = files.filter((one) => one !== file);
      draw();
      input.focus();
    });
    remove.setAttribute('aria-label', `${texts['remove'] ?? ''} ${file.name}`);
    line.append(name, remove);
    return line;
  };
  const add = (some: readonly File[]) => {
    note.textContent = '';
    for (const file of some) {
      if (files.length >= MOST_FILES) note.textContent = texts['too_many'] ?? '';
      else if (file.size > MOST_BYTES)
        note.textContent = (texts['too_large'] ?? '').replace('{name}', file.name);
      else files.push(file);
    }
    draw();
  };
  const record = recorder(texts, note, (file) => add([file]));
  input.addEventListener('change', () => {
    const chosen = [...(input.files ?? [])];
    void Promise.all(chosen.map(smaller)).then(add);
  });
  if (files.length === 0 && readDraft()) void keptFiles().then(add);
  else draw();
}

function weightOf(bytes: number): string {
  if (bytes < 1_048_576) return `${Math.max(1, Math.round(bytes / 1024))} kB`;
  return `${(bytes / 1_048_576).toFixed(1).replace('.', ',')} MB`;
}

/** A photo of at most 1600 pixels as JPEG; what the browser cannot read travels as it is. */
async function smaller(file: File): Promise<File> {
  if (!file.type.startsWith('image/') || file.size < 300_000) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.82));
    if (!blob || blob.size >= file.size) return file;
    return new File([blob], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg' });
  } catch {
    return file;
  }
}

/** A button that records up to two minutes; undefined where the browser cannot. */
function recorder(texts: Texts, note: HTMLElement, add: (file: File) => void): HTMLButtonElement | undefined {
  if (!('MediaRecorder' in window) || !navigator.mediaDevices) return undefined;
  let running: MediaRecorder | undefined;
  const control = button(texts['record'] ?? '', async () => {
    if (running) return running.stop();
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const media = new MediaRecorder(stream, { audioBitsPerSecond: 32_000 });
      const parts: Blob[] = [];
      media.addEventListener('dataavailable', (made) => parts.push(made.data));
      media.addEventListener('stop', () => {
        for (const track of stream.getTracks()) track.stop();
        running = undefined;
        control.textContent = texts['record'] ?? '';
        const type = media.mimeType.split(';')[0] || 'audio/webm';
        add(new File(parts, `rekaman.${type.endsWith('mp4') ? 'm4a' : 'webm'}`, { type }));
      });
      media.start();
      running = media;
      control.textContent = texts['stop'] ?? '';
      setTimeout(() => media.state === 'recording' && media.stop(), RECORDING_MS);
    } catch {
      note.textContent = texts['no_microphone'] ?? '';
    }
  });
  return control;
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
  const again = button(texts['retry'] ?? '', () => form.requestSubmit());
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

function button(label: string, act: () => unknown): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'btn plain small';
  made.textContent = label;
  made.addEventListener('click', () => void act());
  return made;
}
