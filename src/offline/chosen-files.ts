/**
 * The files somebody chose for a form: a list with weight and a button to take each out, photos made smaller before they
 * travel, and a voice note where the browser can record. The file input stays the truth: what is listed is what is sent.
 */
import { smallerPhoto } from '#offline/photos.ts';
import { canRecord, recordVoice, type VoiceTake } from '#offline/voice.ts';

/** As the server has it (`platform/files/intake.server.ts`), which decides. */
const MOST_FILES = 5;
const MOST_BYTES = 10 * 1024 * 1024;

/** Sentences of the list: `remove`, `too_many`, `too_large` with `{name}`; with `record`, `stop` and `no_microphone` a recorder. */
export type FileTexts = Readonly<Record<string, string>>;

export interface ChosenFiles {
  /** Puts files on the list that were chosen, and made smaller, before. */
  add(files: readonly File[]): void;
  /** Puts freshly chosen files on the list; photos are made smaller first. */
  choose(files: readonly File[]): Promise<void>;
}

/**
 * Draws the list into `place` and keeps `input` in step with it.
 * @param onChange told of every change, for a draft that keeps the files
 */
export function chosenFiles(
  input: HTMLInputElement,
  place: HTMLElement,
  texts: FileTexts,
  onChange: (files: readonly File[]) => void = () => {},
): ChosenFiles {
  let files: File[] = [];
  const note = document.createElement('p');
  note.className = 'small';
  note.setAttribute('role', 'status');
  const list = document.createElement('ul');
  const draw = () => {
    const held = new DataTransfer();
    for (const file of files) held.items.add(file);
    input.files = held.files;
    list.replaceChildren(...files.map(row));
    place.replaceChildren(...(files.length > 0 ? [list] : []), note, ...(record ? [record] : []));
  };
  const row = (file: File) => {
    const line = document.createElement('li');
    const name = document.createElement('span');
    name.textContent = `${file.name} · ${weightOf(file.size)}`;
    const remove = smallButton(texts['remove'] ?? '', () => {
      files = files.filter((one) => one !== file);
      draw();
      onChange(files);
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
      else files = [...files, file];
    }
    draw();
    onChange(files);
  };
  const record = recorder(texts, note, (file) => add([file]));
  const choose = async (fresh: readonly File[]) => add(await Promise.all(fresh.map(smallerPhoto)));
  input.addEventListener('change', () => void choose([...(input.files ?? [])]));
  // Chosen before this script arrived: they count too.
  if (input.files && input.files.length > 0) void choose([...input.files]);
  else draw();
  return { add, choose };
}

/** A plain small button that does one thing. */
export function smallButton(label: string, act: () => unknown): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'btn plain small';
  made.textContent = label;
  made.addEventListener('click', () => void act());
  return made;
}

function weightOf(bytes: number): string {
  if (bytes < 1_048_576) return `${Math.max(1, Math.round(bytes / 1024))} kB`;
  return `${(bytes / 1_048_576).toFixed(1).replace('.', ',')} MB`;
}

/** A button that records up to two minutes; undefined where the browser cannot, or no sentence was given for it. */
function recorder(
  texts: FileTexts,
  note: HTMLElement,
  add: (file: File) => unknown,
): HTMLButtonElement | undefined {
  if (!texts['record'] || !canRecord()) return undefined;
  let running: VoiceTake | undefined;
  const control = smallButton(texts['record'], async () => {
    if (running) return running.stop();
    try {
      running = await recordVoice();
      control.textContent = texts['stop'] ?? '';
      void running.done.then((file) => {
        running = undefined;
        control.textContent = texts['record'] ?? '';
        add(file);
      });
    } catch {
      note.textContent = texts['no_microphone'] ?? '';
    }
  });
  return control;
}
